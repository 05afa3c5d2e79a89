import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { serve } from '../../support/serve.mts';
import { openQueues } from './queues.mts';
import { type Source, Store } from './store.mts';

export interface ApiSettings {
  databaseUrl: string;
  redisUrl: string;
  secret: string;
  source: Source;
}

/** Verifies, stores in one transaction, enqueues, answers 202, and then writes the request log. */
async function listen({ databaseUrl, redisUrl, secret, source }: ApiSettings): Promise<string> {
  const store = new Store(databaseUrl);
  const queues = openQueues(redisUrl);
  const app = fastify();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/hooks/push', async (request, reply) => {
    const body = request.body as Buffer;
    const expected = createHmac('sha256', secret).update(body).digest();
    const given = Buffer.from(String(request.headers['x-hub-signature-256']).slice('sha256='.length), 'hex');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return reply.code(401).send({ accepted: false });
    }
    const eventId = String(request.headers['x-github-delivery']);
    const jobId = await store.accept({ source, eventId, headers: request.headers, body });
    await queues.process.add({ jobId });
    return reply.code(202).send({ accepted: true });
  });
  app.addHook('onResponse', async (_request, reply) => {
    const status = reply.statusCode;
    await store.logRequest({ tenantId: source.workspaceId, direction: 'in', operation: 'POST /hooks', status });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

const methods = { listen };

export type PerRequestApiMethods = typeof methods;

serve(methods);

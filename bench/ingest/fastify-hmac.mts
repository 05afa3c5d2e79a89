import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { serve } from '../support/serve.mts';

/** The baseline of ingest: verifies the signature over the raw body and answers 202. It stores nothing. */
async function listen(secret: string): Promise<string> {
  const app = fastify();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/hooks/:ingestKey', (request, reply) => {
    const expected = createHmac('sha256', secret)
      .update(request.body as Buffer)
      .digest();
    const given = Buffer.from(String(request.headers['x-hub-signature-256']).slice('sha256='.length), 'hex');
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    return reply.code(genuine ? 202 : 401).send({ accepted: genuine });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

const methods = { listen };

export type FastifyHmacMethods = typeof methods;

serve(methods);

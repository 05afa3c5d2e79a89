import { isGenuine, listenLocally, rawServer } from '../../support/raw-hook.mts';
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
function listen({ databaseUrl, redisUrl, secret, source }: ApiSettings): Promise<string> {
  const store = new Store(databaseUrl);
  const queues = openQueues(redisUrl);
  const app = rawServer();
  app.post('/hooks/push', async (request, reply) => {
    if (!isGenuine(request, secret)) return reply.code(401).send({ accepted: false });
    const body = request.body as Buffer;
    const eventId = String(request.headers['x-github-delivery']);
    const jobId = await store.accept({ source, eventId, headers: request.headers, body });
    await queues.process.add({ jobId });
    return reply.code(202).send({ accepted: true });
  });
  app.addHook('onResponse', async (_request, reply) => {
    const status = reply.statusCode;
    await store.logRequest({ tenantId: source.workspaceId, direction: 'in', operation: 'POST /hooks', status });
  });
  return listenLocally(app);
}

const methods = { listen };

export type PerRequestApiMethods = typeof methods;

serve(methods);

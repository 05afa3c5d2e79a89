import { Agent, request } from 'undici';
import { serve } from '../../support/serve.mts';
import { type Entry, openQueues } from './queues.mts';
import { type Claimed, Store } from './store.mts';

export interface WorkerSettings {
  databaseUrl: string;
  redisUrl: string;
  destination: string;
}

const CONCURRENCY = 100;

/** Claims, runs and settles one job after another, a hundred at a time. */
function start({ databaseUrl, redisUrl, destination }: WorkerSettings): Promise<void> {
  const store = new Store(databaseUrl);
  const queues = openQueues(redisUrl);
  const dispatcher = new Agent({ connections: 16, pipelining: 1 }); // the product's
  const handle = (work: (job: Claimed) => Promise<void>) => async (entry: { data: Entry }) => {
    const job = await store.claim(entry.data.jobId);
    if (!job) return;
    await work(job);
    await store.settle(job);
  };
  const route = async (job: Claimed) => {
    for (const jobId of await store.route(job)) await queues.call.add({ jobId });
  };
  const call = async (job: Claimed) => {
    const body = await store.body(job.inboxId);
    const headers = { 'content-type': 'application/json', 'idempotency-key': job.jobId };
    const answer = await request(`${destination}/events`, { method: 'POST', headers, body, dispatcher });
    await answer.body.dump();
    const operation = `POST ${destination}/events`;
    await store.logRequest({ tenantId: job.tenantId, direction: 'out', operation, status: answer.statusCode });
  };
  void queues.process.process(CONCURRENCY, handle(route));
  void queues.call.process(CONCURRENCY, handle(call));
  return Promise.resolve();
}

const methods = { start };

export type PerRequestWorkerMethods = typeof methods;

serve(methods);

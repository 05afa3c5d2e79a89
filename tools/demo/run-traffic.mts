import type { ApiClient } from './api-client.mts';
import { countJobs } from './job-record.mts';
import { createPipeline } from './pipeline.mts';
import { planDeliveries } from './plan.mts';
import { showProgress } from './progress.mts';
import { startReceiver } from './receiver.mts';
import { emptySentLog, sendDeliveries } from './sender.mts';
import type { Outcome } from './summary.mts';
import { until } from '../stack/until.mts';

const DELIVERY_DEADLINE_MS = 120_000;

export interface TrafficOptions {
  api: ApiClient;
  apiUrl: string;
  seed: number;
  onStop: (step: () => Promise<unknown>) => void;
}

export interface TrafficResult {
  outcome: Outcome;
  workspaceId: string;
  /** The source that took the events, and the secret that they were signed with. */
  sourceName: string;
  webhookSecret: string;
  /** The trace of an event with a story to tell: one that needed several attempts, if any did. */
  sampleTraceId: string | undefined;
}

/** Sends webhooks through a fresh pipeline and waits until all have arrived, or until the deadline. */
export async function runTraffic({ api, apiUrl, seed, onStop }: TrafficOptions): Promise<TrafficResult> {
  const planned = planDeliveries(seed);
  const faults = new Map(planned.map((delivery) => [delivery.id, delivery.faults]));
  const receiver = await startReceiver((eventId) => faults.get(eventId) ?? []);
  onStop(() => receiver.close());
  const { workspaceId, sourceName, hookPath, webhookSecret } = await createPipeline(api, receiver.url);

  const sent = emptySentLog();
  const events = () => [...receiver.events.values()];
  const delivered = () => events().filter((event) => event.accepted > 0).length;
  const retried = () => events().filter((event) => event.calls > 1).length;
  const progress = showProgress(
    () => `  accepted ${sent.accepted.size}/${planned.length}  delivered ${delivered()}  retried ${retried()}`,
  );
  const traceIds = () => new Set([...sent.accepted.values()].map(({ traceId }) => traceId));
  const jobs = () => countJobs(api, workspaceId, traceIds());
  try {
    await sendDeliveries(`${apiUrl}${hookPath}`, webhookSecret, planned, sent);
    const settled = async () => {
      const { succeeded, dead, open } = await jobs();
      return open === 0 && succeeded + dead >= sent.accepted.size;
    };
    await until('all events to be delivered', DELIVERY_DEADLINE_MS, settled, 500).catch((error: Error) => {
      console.log(`\n  ${error.message}`); // the summary tells what is missing
    });
  } finally {
    progress.stop();
  }
  const outcome = { planned, sent, received: receiver.events, jobs: await jobs() };
  const eventful = planned.find(({ id }) => (receiver.events.get(id)?.calls ?? 0) > 1) ?? planned[0];
  const sampleTraceId = eventful && sent.accepted.get(eventful.id)?.traceId;
  return { outcome, workspaceId, sourceName, webhookSecret, sampleTraceId };
}

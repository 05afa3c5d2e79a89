import { randomUUID } from 'node:crypto';
import { sign } from '@octokit/webhooks-methods';
import type { PlannedDelivery } from './plan.mts';

/** Requests in flight at once. */
const CONCURRENCY = 8;

interface Receipt {
  duplicate: boolean;
  traceId: string;
}

/** What came back for what was sent. */
export interface SentLog {
  /** By delivery id: when its first request started (performance.now), and its trace. */
  accepted: Map<string, { sentAt: number; traceId: string }>;
  duplicates: number;
  /** Answers that nobody wanted, as text. */
  unexpected: string[];
  forgedStatus: number | undefined;
}

export function emptySentLog(): SentLog {
  return { accepted: new Map(), duplicates: 0, unexpected: [], forgedStatus: undefined };
}

/** Sends the deliveries as GitHub does, some of them twice, and one with a forged signature. Fills `log` on the way. */
export async function sendDeliveries(
  hookUrl: string,
  secret: string,
  deliveries: readonly PlannedDelivery[],
  log: SentLog,
): Promise<void> {
  const queue = deliveries.values();
  const lane = async () => {
    for (const delivery of queue) await sendOne(hookUrl, secret, delivery, log);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));

  const [first] = deliveries;
  if (!first) return;
  const forged = await post(hookUrl, 'not the secret', { ...first, id: randomUUID() });
  log.forgedStatus = forged.status;
  await forged.arrayBuffer();
}

async function sendOne(hookUrl: string, secret: string, delivery: PlannedDelivery, log: SentLog): Promise<void> {
  const sentAt = performance.now();
  const times = delivery.twice ? 2 : 1;
  for (let time = 1; time <= times; time += 1) {
    const response = await post(hookUrl, secret, delivery);
    if (response.status !== 202) {
      log.unexpected.push(`${delivery.event}: ${response.status} ${await response.text()}`);
      continue;
    }
    const { duplicate, traceId } = (await response.json()) as Receipt;
    if (duplicate) log.duplicates += 1;
    else log.accepted.set(delivery.id, { sentAt, traceId });
  }
}

async function post(hookUrl: string, secret: string, delivery: PlannedDelivery): Promise<Response> {
  return fetch(hookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/demo',
      'x-github-event': delivery.event,
      'x-github-delivery': delivery.id,
      'x-hub-signature-256': await sign(secret, delivery.body),
    },
    body: delivery.body,
    signal: AbortSignal.timeout(20_000),
  });
}

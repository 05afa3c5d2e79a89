import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.mts';
import { deliveryId, requestTemplate, type Target } from './target.mts';

export interface OpenLoop {
  target: Target;
  connections: number;
  perSecond: number;
  seconds: number;
}

export interface OpenLoopResult {
  /** When each delivery was due to be sent, by its id, in milliseconds since the epoch. */
  dueAt: Map<string, number>;
  answers: Record<number, number>;
  /** Milliseconds from when each delivery was due until it was answered, in no order. */
  latenciesMs: number[];
}

/**
 * Sends at a fixed rate, however slow the answers are. A delivery's time counts from when it was due: waiting for a
 * free connection is part of its latency.
 */
export async function openLoop({ target, connections, perSecond, seconds }: OpenLoop): Promise<OpenLoopResult> {
  const template = requestTemplate(target);
  const lanes = await Promise.all(Array.from({ length: connections }, () => Connection.open(target, template)));
  const total = perSecond * seconds;
  const startedAt = performance.now();
  const dueAfter = (nth: number) => (nth / perSecond) * 1000;
  const dueAt = new Map<string, number>();
  const answers: Record<number, number> = {};
  const latenciesMs: number[] = [];
  let next = 0;
  const drive = async (lane: Connection) => {
    while (next < total) {
      const nth = next++;
      const wait = startedAt + dueAfter(nth) - performance.now();
      if (wait > 0) await sleep(wait);
      dueAt.set(deliveryId(template, nth), performance.timeOrigin + startedAt + dueAfter(nth));
      const status = await lane.post(nth);
      latenciesMs.push(performance.now() - startedAt - dueAfter(nth));
      answers[status] = (answers[status] ?? 0) + 1;
    }
    lane.close();
  };
  await Promise.all(lanes.map(drive));
  return { dueAt, answers, latenciesMs };
}

import { percentile } from '../support/figures.mts';
import { Connection } from './connection.mts';
import { requestTemplate, type Target } from './target.mts';

export interface ClosedLoop {
  target: Target;
  /** Requests under way at once, each on its own connection. */
  connections: number;
  /** Not counted. */
  warmupMs: number;
  measureMs: number;
}

export interface ClosedLoopResult {
  /** Answers per second of the measured time. */
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** When the first request was sent, in milliseconds since the epoch. */
  startedAt: number;
  /** Answers by status, over the whole time: also of the warm-up, and those that came after the measured time. */
  answers: Record<number, number>;
}

/** Every connection sends its next request when it has the answer to the last one. */
export async function closedLoop({ target, connections, warmupMs, measureMs }: ClosedLoop): Promise<ClosedLoopResult> {
  const template = requestTemplate(target);
  const lanes = await Promise.all(Array.from({ length: connections }, () => Connection.open(target, template)));
  const answers: Record<number, number> = {};
  const latencies: number[] = [];
  const startedAt = performance.now();
  const from = startedAt + warmupMs;
  const until = from + measureMs;
  let sent = 0;
  const drive = async (lane: Connection) => {
    for (let at = performance.now(); at < until;) {
      const status = await lane.post(sent++);
      const now = performance.now();
      if (now >= from && now < until) latencies.push(now - at);
      answers[status] = (answers[status] ?? 0) + 1;
      at = now;
    }
    lane.close();
  };
  await Promise.all(lanes.map(drive));
  return {
    perSecond: latencies.length / (measureMs / 1000),
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    startedAt: performance.timeOrigin + startedAt,
    answers,
  };
}

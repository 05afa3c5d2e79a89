import type { CatchUp } from './policies';
import type { DueTicks } from './recurrence';

/** A tick that is taken within this time, in milliseconds, is no missed one: a restart or a failed look is no absence. */
export const ON_TIME_MS = 60_000;

export interface CaughtUp {
  /** The ticks that make a job each, oldest first. */
  readonly run: readonly Date[];
  /** Ticks that make none, as far as they were counted. */
  readonly dropped: number;
}

/** Which of the due ticks make a job: all within their bound, the last one for all, or only one that is on time. */
export function caughtUp(policy: CatchUp, due: DueTicks, now: Date): CaughtUp {
  const last = due.latest.slice(-1);
  const onTime = last.filter((tick) => now.getTime() - tick.getTime() < ON_TIME_MS);
  const run = { none: onTime, one: last, all: due.latest }[policy];
  return { run, dropped: due.count - run.length };
}

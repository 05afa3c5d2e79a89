import type { Overlap } from './policies';

export interface Overlapped<Tick> {
  readonly run: readonly Tick[];
  /** Ticks that make no job because of another one. */
  readonly skipped: readonly Tick[];
  /** What is not finished of the schedule is cancelled. */
  readonly cancels: boolean;
}

/**
 * Which ticks make a job, as if they came one after another.
 *
 * @param busy whether an earlier job of the schedule is not finished
 */
export function overlapped<Tick>(policy: Overlap, ticks: readonly Tick[], busy: boolean): Overlapped<Tick> {
  switch (policy) {
    case 'queue':
      return { run: ticks, skipped: [], cancels: false };
    case 'skip': {
      const free = busy ? 0 : 1;
      return { run: ticks.slice(0, free), skipped: ticks.slice(free), cancels: false };
    }
    case 'cancel_previous':
      return { run: ticks.slice(-1), skipped: ticks.slice(0, -1), cancels: busy && ticks.length > 0 };
  }
}

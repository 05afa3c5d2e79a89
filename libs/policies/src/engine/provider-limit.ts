import type { RateLimitHint } from './admission';
import { LONGEST_BLOCK, MS, SAME_WINDOW } from './rules';
import type { ConnectorState } from './state';

/** What an answer said about the provider's limits: in whole microseconds from when it said it. */
export interface Lesson {
  /** No call before; 0: it did not say. */
  readonly retryAfter: number;
  /** Calls that remain; -1: it did not say. */
  readonly remaining: number;
  /** 0: it did not say. */
  readonly limit: number;
  /** Until the end of the provider's window; 0: it did not say. */
  readonly resetAfter: number;
}

/** As times from now, because no two clocks agree. */
export function lessonOf({ retryAt, remaining, limit, resetAt }: RateLimitHint, now: Date): Lesson {
  const after = (time: Date | undefined) => (time ? Math.max(0, time.getTime() - now.getTime()) * MS : 0);
  return {
    retryAfter: after(retryAt),
    remaining: whole(remaining ?? -1),
    limit: whole(limit ?? 0),
    resetAfter: after(resetAt),
  };
}

/**
 * Keeps what the provider said. Answers arrive in any order, so within one window the smallest remainder counts, and an
 * answer about an earlier window says nothing new.
 */
export function learn(state: ConnectorState, now: number, lesson: Lesson): void {
  const { retryAfter, remaining, limit, resetAfter } = lesson;
  if (retryAfter > 0) state.blockedUntil = Math.max(state.blockedUntil, now + Math.min(retryAfter, LONGEST_BLOCK));
  if (remaining < 0 || resetAfter <= 0) return;
  const ends = now + Math.min(resetAfter, LONGEST_BLOCK);
  const known = state.quotaUntil > now;
  if (known && ends < state.quotaUntil - SAME_WINDOW) return;
  const same = known && ends <= state.quotaUntil + SAME_WINDOW;
  state.quotaLeft = same ? Math.min(state.quotaLeft, remaining) : remaining;
  if (!same) state.quotaUntil = ends;
  state.quotaLimit = limit;
}

const whole = (number: number) => Math.min(Math.floor(number), 2 ** 40);

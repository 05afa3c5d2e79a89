import { LONGEST_BLOCK, SAME_WINDOW } from './rules';
import type { ConnectorState } from './state';

/** What an answer said about the provider's limits: whole microseconds since the epoch; 0 or -1: nothing. */
export interface Lesson {
  /** No call before; 0: it did not say. */
  readonly retryAt: number;
  /** Calls that remain; -1: it did not say. */
  readonly remaining: number;
  /** 0: it did not say. */
  readonly limit: number;
  /** The end of the provider's window; 0: it did not say. */
  readonly resetAt: number;
}

/**
 * Keeps what the provider said. Answers arrive in any order, so within one window the smallest remainder counts, and an
 * answer about an earlier window says nothing new.
 */
export function learn(state: ConnectorState, now: number, { retryAt, remaining, limit, resetAt }: Lesson): void {
  state.blockedUntil = Math.max(state.blockedUntil, Math.min(retryAt, now + LONGEST_BLOCK));
  const until = Math.min(resetAt, now + LONGEST_BLOCK);
  if (remaining < 0 || until <= now) return;
  const known = state.quotaUntil > now;
  if (known && until < state.quotaUntil - SAME_WINDOW) return;
  const same = known && until <= state.quotaUntil + SAME_WINDOW;
  state.quotaLeft = same ? Math.min(state.quotaLeft, remaining) : remaining;
  state.quotaUntil = same ? state.quotaUntil : until;
  state.quotaLimit = limit;
}

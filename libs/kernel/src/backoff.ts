export interface Backoff {
  /** Delay before the second attempt, in milliseconds, before jitter. */
  readonly baseDelayMs: number;
  /** No delay is longer than this, in milliseconds. */
  readonly maxDelayMs: number;
}

/**
 * Exponential backoff with full jitter, in milliseconds: a random point in `[0, min(max, base * 2^(attempt-1))]`.
 * Source: "Exponential Backoff And Jitter", AWS Architecture Blog.
 *
 * @param attempt the attempt that just failed, counted from 1
 * @param random a number in [0, 1); passed by tests
 */
export function fullJitterDelay(backoff: Backoff, attempt: number, random = Math.random()): number {
  const ceiling = Math.min(backoff.maxDelayMs, backoff.baseDelayMs * 2 ** Math.min(attempt - 1, 40));
  return Math.floor(random * (ceiling + 1));
}

export interface Attempt {
  /** Counted from 1. */
  readonly attempt: number;
  /** The longest time after the first attempt, in milliseconds: each delay is a random part of its ceiling. */
  readonly latestMs: number;
  /** The ceiling of the delay before it, in milliseconds. */
  readonly delayMs: number;
}

interface RetryNumbers {
  maxAttempts: number;
  baseDelayMs: number;
  maxDelayMs: number;
}

/** When the attempts take place at the latest: delays double, with full jitter, up to the longest. */
export function retrySchedule({ maxAttempts, baseDelayMs, maxDelayMs }: RetryNumbers): Attempt[] {
  const attempts: Attempt[] = [{ attempt: 1, latestMs: 0, delayMs: 0 }];
  for (let attempt = 2; attempt <= Math.min(maxAttempts, 50); attempt++) {
    const delayMs = Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 2));
    attempts.push({ attempt, latestMs: attempts.at(-1)!.latestMs + delayMs, delayMs });
  }
  return attempts;
}

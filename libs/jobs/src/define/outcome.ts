/** How an attempt ended. */
export type JobOutcome =
  | { readonly kind: 'done'; readonly result?: unknown }
  | { readonly kind: 'retry'; readonly reason: JobFailure; readonly afterMs?: number }
  | { readonly kind: 'snooze'; readonly afterMs: number; readonly reason: string }
  | { readonly kind: 'discard'; readonly reason: JobFailure };

/** Why an attempt failed: a stable code, a message for people, and what else is known. No secrets. */
export interface JobFailure {
  readonly code: string;
  readonly message: string;
  readonly details?: Record<string, unknown>;
}

/** The job is over, with an optional result (JSON). */
export const done = (result?: unknown): JobOutcome => ({ kind: 'done', result });

/** The attempt failed; try again after the given milliseconds, or by the definition's backoff. */
export const retry = (reason: JobFailure, afterMs?: number): JobOutcome => ({ kind: 'retry', reason, afterMs });

/**
 * Not now: come back at that time. No attempt is spent. It is kept as a length of time: the clock may be set before the
 * outcome is written, and a job must not be put off by as much.
 */
export const snooze = (until: Date, reason: string): JobOutcome => ({
  kind: 'snooze',
  afterMs: until.getTime() - Date.now(),
  reason,
});

/** Trying again is pointless: the job is dead at once. */
export const discard = (reason: JobFailure): JobOutcome => ({ kind: 'discard', reason });

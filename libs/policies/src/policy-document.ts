import type { FieldError } from '@app/kernel';

/** When a failed call is tried again. All times in milliseconds. */
export interface RetryPolicy {
  /** Attempts in all, the first one included: 1 to 50. */
  readonly maxAttempts: number;
  /** Longest delay before the second attempt; it doubles with every further one. */
  readonly baseDelayMs: number;
  /** No delay of ours is longer than this. */
  readonly maxDelayMs: number;
  /** Answers of these statuses are failures that may pass. */
  readonly retryStatuses: readonly number[];
  /**
   * Whether POST and PATCH, which are not idempotent of themselves, are tried again after the other side may have
   * acted on them. Every call carries an `idempotency-key` header, so it is safe wherever the provider honours that.
   */
  readonly retryNonIdempotent: boolean;
}

/** How long a call may take. All times in milliseconds. */
export interface TimeoutPolicy {
  readonly connectMs: number;
  readonly firstByteMs: number;
  readonly totalMs: number;
}

/** The rules under which a connector calls. */
export interface PolicyDocument {
  readonly retry: RetryPolicy;
  readonly timeout: TimeoutPolicy;
}

/** The parts of a policy that somebody gave. */
export interface PolicyParts {
  readonly retry?: Partial<RetryPolicy>;
  readonly timeout?: Partial<TimeoutPolicy>;
}

/** The rules of a connector without a policy of its own. */
export const DEFAULT_POLICY: PolicyDocument = {
  retry: {
    maxAttempts: 8,
    baseDelayMs: 1_000,
    maxDelayMs: 3_600_000,
    retryStatuses: [408, 425, 429, 500, 502, 503, 504],
    retryNonIdempotent: true,
  },
  timeout: { connectMs: 5_000, firstByteMs: 15_000, totalMs: 30_000 },
};

/**
 * A complete policy of the given parts. What is left out is as in {@link DEFAULT_POLICY}, or as short as a given
 * `maxDelayMs` or `totalMs` asks for: who says only "10 s in all" need not say the rest.
 */
export function completePolicy({ retry = {}, timeout = {} }: PolicyParts): PolicyDocument {
  const { maxDelayMs = Infinity } = retry;
  const { totalMs = Infinity } = timeout;
  const standard = DEFAULT_POLICY;
  return changePolicy(
    {
      retry: { ...standard.retry, baseDelayMs: Math.min(standard.retry.baseDelayMs, maxDelayMs) },
      timeout: {
        ...standard.timeout,
        connectMs: Math.min(standard.timeout.connectMs, totalMs),
        firstByteMs: Math.min(standard.timeout.firstByteMs, totalMs),
      },
    },
    { retry, timeout },
  );
}

/** The policy with the given fields in place of its own; what is left out stays. */
export function changePolicy(policy: PolicyDocument, { retry, timeout }: PolicyParts): PolicyDocument {
  return {
    retry: { ...policy.retry, ...given(retry) },
    timeout: { ...policy.timeout, ...given(timeout) },
  };
}

/** What is wrong between the fields of a policy; the fields alone are checked by the request. */
export function contradictions({ retry, timeout }: PolicyDocument): FieldError[] {
  const errors: FieldError[] = [];
  if (retry.maxDelayMs < retry.baseDelayMs) {
    errors.push({
      path: 'retry.maxDelayMs',
      message: `must not be less than baseDelayMs, which is ${retry.baseDelayMs}`,
    });
  }
  for (const field of ['connectMs', 'firstByteMs'] as const) {
    if (timeout[field] <= timeout.totalMs) continue;
    errors.push({
      path: `timeout.${field}`,
      message: `must not be greater than totalMs, which is ${timeout.totalMs}; it is ${timeout[field]}`,
    });
  }
  return errors;
}

/** Without the fields that are there but undefined, which a spread would take for values. */
function given<T extends object>(part: T | undefined): Partial<T> {
  const fields = Object.entries(part ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields) as Partial<T>;
}

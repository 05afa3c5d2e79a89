import type { FieldError } from '@app/kernel';

/** How a call can end without an answer and yet succeed later, as `libs/egress` names it. */
export const PASSING_NETWORK_ERRORS = [
  'dns_failed',
  'connect_timeout',
  'connection_refused',
  'tls_failed',
  'first_byte_timeout',
  'total_timeout',
  'connection_reset',
  'aborted',
  'network_error',
] as const;

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
  /** These failures without an answer may pass, of {@link PASSING_NETWORK_ERRORS}. */
  readonly retryNetworkErrors: readonly string[];
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

/**
 * How often calls come to the provider, of all processes together: a token bucket. No stretch of `perSeconds` sees more
 * than `limit` and `burst` less one, also when some of them are late; with a burst of 1 they are evenly spaced. When the
 * provider says less, less holds, also where this is not enabled.
 */
export interface RateLimitPolicy {
  readonly enabled: boolean;
  /** Calls per `perSeconds`. */
  readonly limit: number;
  readonly perSeconds: number;
  /** Calls that may go out at once after a pause. */
  readonly burst: number;
}

/** How many calls are under way at a time, all processes together. */
export interface ConcurrencyPolicy {
  readonly enabled: boolean;
  readonly maxInFlight: number;
}

/** When a provider that fails is left alone, by all processes together. */
export interface CircuitBreakerPolicy {
  readonly enabled: boolean;
  /** The breaker opens when this part of the calls in the window failed, in percent: 1 to 100. */
  readonly failurePercent: number;
  /** The window that slides over the last calls. */
  readonly windowSeconds: number;
  /** Fewer calls in the window prove nothing. */
  readonly minimumCalls: number;
  /** How long no call goes out before the first probe. */
  readonly openSeconds: number;
  /** Calls that go out as probes; when all of them succeed the breaker closes, when one fails it opens again. */
  readonly halfOpenProbes: number;
}

/** The rules under which a connector calls. */
export interface PolicyDocument {
  readonly rateLimit: RateLimitPolicy;
  readonly concurrency: ConcurrencyPolicy;
  readonly circuitBreaker: CircuitBreakerPolicy;
  readonly retry: RetryPolicy;
  readonly timeout: TimeoutPolicy;
}

/** The parts of a policy that somebody gave. */
export interface PolicyParts {
  readonly rateLimit?: Partial<RateLimitPolicy>;
  readonly concurrency?: Partial<ConcurrencyPolicy>;
  readonly circuitBreaker?: Partial<CircuitBreakerPolicy>;
  readonly retry?: Partial<RetryPolicy>;
  readonly timeout?: Partial<TimeoutPolicy>;
}

/** The rules of a connector without a policy of its own. */
export const DEFAULT_POLICY: PolicyDocument = {
  rateLimit: { enabled: true, limit: 100, perSeconds: 1, burst: 100 },
  concurrency: { enabled: true, maxInFlight: 20 },
  circuitBreaker: {
    enabled: true,
    failurePercent: 50,
    windowSeconds: 30,
    minimumCalls: 20,
    openSeconds: 30,
    halfOpenProbes: 2,
  },
  retry: {
    maxAttempts: 8,
    baseDelayMs: 1_000,
    maxDelayMs: 3_600_000,
    retryStatuses: [408, 425, 429, 500, 502, 503, 504],
    retryNetworkErrors: PASSING_NETWORK_ERRORS,
    retryNonIdempotent: true,
  },
  timeout: { connectMs: 5_000, firstByteMs: 15_000, totalMs: 30_000 },
};

/**
 * A complete policy of the given parts. What is left out is as in {@link DEFAULT_POLICY}, or as little as a given
 * `limit`, `maxDelayMs` or `totalMs` asks for: who says only "10 s in all" need not say the rest.
 */
export function completePolicy(parts: PolicyParts): PolicyDocument {
  const standard = DEFAULT_POLICY;
  const limit = parts.rateLimit?.limit ?? Infinity;
  const maxDelayMs = parts.retry?.maxDelayMs ?? Infinity;
  const totalMs = parts.timeout?.totalMs ?? Infinity;
  return changePolicy(
    {
      ...standard,
      rateLimit: { ...standard.rateLimit, burst: Math.min(standard.rateLimit.burst, limit) },
      retry: { ...standard.retry, baseDelayMs: Math.min(standard.retry.baseDelayMs, maxDelayMs) },
      timeout: {
        ...standard.timeout,
        connectMs: Math.min(standard.timeout.connectMs, totalMs),
        firstByteMs: Math.min(standard.timeout.firstByteMs, totalMs),
      },
    },
    parts,
  );
}

/** The policy with the given fields in place of its own; what is left out stays. */
export function changePolicy(policy: PolicyDocument, parts: PolicyParts): PolicyDocument {
  return {
    rateLimit: { ...policy.rateLimit, ...given(parts.rateLimit) },
    concurrency: { ...policy.concurrency, ...given(parts.concurrency) },
    circuitBreaker: { ...policy.circuitBreaker, ...given(parts.circuitBreaker) },
    retry: { ...policy.retry, ...given(parts.retry) },
    timeout: { ...policy.timeout, ...given(parts.timeout) },
  };
}

/** What is wrong between the fields of a policy; the fields alone are checked by the request. */
export function contradictions({ rateLimit, retry, timeout }: PolicyDocument): FieldError[] {
  const errors: FieldError[] = [];
  if (rateLimit.burst > rateLimit.limit) {
    errors.push({
      path: 'rateLimit.burst',
      message: `must not be greater than limit, which is ${rateLimit.limit}; it is ${rateLimit.burst}`,
    });
  }
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

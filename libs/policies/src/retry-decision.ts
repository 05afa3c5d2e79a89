import { fullJitterDelay } from '@app/kernel';
import { PASSING_NETWORK_ERRORS, type RetryPolicy } from './policy-document';

/** How a call failed: by an answer that is no success, or without an answer. */
export type CallFailure =
  | {
      readonly kind: 'status';
      readonly status: number;
      /** The answer says that there were too many calls: as if it were 429. */
      readonly tooMany?: boolean;
      /** What the answer's `Retry-After` asks for, in milliseconds. */
      readonly retryAfterMs?: number;
    }
  | {
      readonly kind: 'network';
      readonly code: string;
      /** Whether the same call could succeed later. */
      readonly retryable: boolean;
      /** `before_send`: the other side cannot have acted on the call. */
      readonly phase?: 'before_send' | 'after_send';
    };

export interface FailedAttempt {
  /** The attempt that failed, counted from 1. */
  readonly attempt: number;
  readonly failure: CallFailure;
  /** The HTTP method, for `retryNonIdempotent`; without one the call counts as idempotent. */
  readonly method?: string;
  /** Whether the call carried an idempotency key that the provider is known to honour: then any method is idempotent. */
  readonly keyed?: boolean;
  /** A number in [0, 1); passed by tests. */
  readonly random?: number;
}

export type NoRetryReason =
  'attempts_exhausted' | 'status_not_retryable' | 'failure_not_retryable' | 'method_not_idempotent';

export type RetryDecision =
  { readonly retry: true; readonly afterMs: number } | { readonly retry: false; readonly reason: NoRetryReason };

/** The methods that may do their work twice when they are sent twice (RFC 9110, section 9.2.2). */
const NOT_IDEMPOTENT = new Set(['POST', 'PATCH']);

/** The longest `Retry-After` that is honoured, in milliseconds. */
export const LONGEST_RETRY_AFTER_MS = 24 * 3_600_000;

/**
 * Whether and when a failed call is tried again, in milliseconds from now.
 *
 * The delay is exponential with full jitter, at most `maxDelayMs`. A longer `Retry-After` wins, also over `maxDelayMs`,
 * because calling earlier than the provider asked only prolongs the wait; but never by more than 24 hours, so that a
 * mistaken header cannot park a call for ever. A shorter one changes nothing.
 */
export function retryDecision(policy: RetryPolicy, failed: FailedAttempt): RetryDecision {
  const { attempt, failure, random } = failed;
  const reason = refusal(policy, failed);
  if (reason !== undefined) return { retry: false, reason };
  const asked = failure.kind === 'status' ? (failure.retryAfterMs ?? 0) : 0;
  const afterMs = Math.max(fullJitterDelay(policy, attempt, random), Math.min(asked, LONGEST_RETRY_AFTER_MS));
  return { retry: true, afterMs };
}

function refusal(policy: RetryPolicy, { attempt, failure, method, keyed }: FailedAttempt): NoRetryReason | undefined {
  if (failure.kind === 'status' && !statusMayPass(policy, failure)) return 'status_not_retryable';
  if (failure.kind === 'network' && !mayPass(policy, failure)) return 'failure_not_retryable';
  const unsent = failure.kind === 'network' && failure.phase === 'before_send';
  if (!policy.retryNonIdempotent && !keyed && !unsent && NOT_IDEMPOTENT.has(method?.toUpperCase() ?? '')) {
    return 'method_not_idempotent';
  }
  return attempt >= policy.maxAttempts ? 'attempts_exhausted' : undefined;
}

function statusMayPass(
  { retryStatuses }: RetryPolicy,
  { status, tooMany = false }: { readonly status: number; readonly tooMany?: boolean },
): boolean {
  return retryStatuses.includes(status) || (tooMany && retryStatuses.includes(429));
}

/** A code that no policy knows is judged by the failure alone. */
function mayPass(
  policy: RetryPolicy,
  { code, retryable }: { readonly code: string; readonly retryable: boolean },
): boolean {
  const known = (PASSING_NETWORK_ERRORS as readonly string[]).includes(code);
  return retryable && (!known || policy.retryNetworkErrors.includes(code));
}

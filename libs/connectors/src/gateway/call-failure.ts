import type { EgressResponse } from '@app/egress';
import { type CallFailure, parseRetryAfter } from '@app/policies';
import { type AttemptEnd, outcomeOfStatus } from './call-answer';

/** What went wrong, as the policy sees it; nothing for a success, and for a call that was not made. */
export function failureOf(ended: AttemptEnd, now: Date): CallFailure | undefined {
  if ('held' in ended) return undefined;
  if ('error' in ended) {
    const { code, retryable, phase } = ended.error;
    return { kind: 'network', code, retryable, phase };
  }
  const { status, headers } = ended.response;
  if (outcomeOfStatus(status) === 'success') return undefined;
  const retryAfter = headers['retry-after'];
  return {
    kind: 'status',
    status,
    tooMany: isTooMany(ended.response),
    retryAfterMs: typeof retryAfter === 'string' ? parseRetryAfter(retryAfter, now) : undefined,
  };
}

/** Some refuse with 403 what was too much, and will take it later ("Rate limits for the REST API", GitHub Docs). */
function isTooMany({ status, headers }: EgressResponse): boolean {
  return status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0');
}

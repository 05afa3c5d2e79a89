import { DEFAULT_POLICY } from './policy-document';
import { type CallFailure, LONGEST_RETRY_AFTER_MS, retryDecision } from './retry-decision';

const { retry } = DEFAULT_POLICY;
const status = (code: number, retryAfterMs?: number): CallFailure => ({ kind: 'status', status: code, retryAfterMs });
const network = (retryable: boolean, phase?: 'before_send' | 'after_send'): CallFailure => ({
  kind: 'network',
  code: 'connection_reset',
  retryable,
  phase,
});
const almostOne = 1 - Number.EPSILON;

describe('the decision to retry', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('retries status %d', (code) => {
    expect(retryDecision(retry, { attempt: 1, failure: status(code) })).toEqual({
      retry: true,
      afterMs: expect.any(Number),
    });
  });

  it.each([301, 400, 401, 404, 409, 422, 501])('does not retry status %d', (code) => {
    const decision = retryDecision(retry, { attempt: 1, failure: status(code, 1_000) });
    expect(decision).toEqual({ retry: false, reason: 'status_not_retryable' });
  });

  it('retries what the network may get over, and only that', () => {
    expect(retryDecision(retry, { attempt: 1, failure: network(true) }).retry).toBe(true);
    expect(retryDecision(retry, { attempt: 1, failure: network(false) })).toEqual({
      retry: false,
      reason: 'failure_not_retryable',
    });
  });

  it('retries only the network errors that the policy names', () => {
    const policy = { ...retry, retryNetworkErrors: ['dns_failed'] };
    expect(retryDecision(policy, { attempt: 1, failure: network(true) })).toEqual({
      retry: false,
      reason: 'failure_not_retryable',
    });
    const failure: CallFailure = { kind: 'network', code: 'dns_failed', retryable: true };
    expect(retryDecision(policy, { attempt: 1, failure }).retry).toBe(true);
  });

  it('takes a call with a key that the provider honours for idempotent', () => {
    const policy = { ...retry, retryNonIdempotent: false };
    const failed = { attempt: 1, failure: status(503), method: 'POST' };
    expect(retryDecision(policy, failed)).toEqual({ retry: false, reason: 'method_not_idempotent' });
    expect(retryDecision(policy, { ...failed, keyed: true }).retry).toBe(true);
  });

  it('makes as many attempts as allowed', () => {
    const at = (attempt: number) => retryDecision({ ...retry, maxAttempts: 3 }, { attempt, failure: status(503) });
    expect(at(2).retry).toBe(true);
    expect(at(3)).toEqual({ retry: false, reason: 'attempts_exhausted' });
    expect(at(4)).toEqual({ retry: false, reason: 'attempts_exhausted' });
  });

  it.each([
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [5, 16_000],
  ])('waits after attempt %d at most %d ms', (attempt, ceiling) => {
    const after = (random: number) => retryDecision(retry, { attempt, failure: network(true), random });
    expect(after(0)).toEqual({ retry: true, afterMs: 0 });
    expect(after(almostOne)).toEqual({ retry: true, afterMs: ceiling });
  });

  it('waits no longer than maxDelayMs of its own accord', () => {
    const patient = { ...retry, maxAttempts: 50, maxDelayMs: 5_000 };
    const decision = retryDecision(patient, { attempt: 49, failure: status(500), random: almostOne });
    expect(decision).toEqual({ retry: true, afterMs: 5_000 });
  });

  it.each([
    ['a longer one wins', 60_000, 60_000],
    ['also over maxDelayMs', 7_200_000, 7_200_000],
    ['but not beyond 24 hours', LONGEST_RETRY_AFTER_MS + 1, LONGEST_RETRY_AFTER_MS],
    ['a shorter one changes nothing', 200, 500],
  ])('honours Retry-After: %s', (_, retryAfterMs, afterMs) => {
    const decision = retryDecision(retry, { attempt: 1, failure: status(429, retryAfterMs), random: 0.5 });
    expect(decision).toEqual({ retry: true, afterMs });
  });

  describe('where calls that are not idempotent are sent once', () => {
    const strict = { ...retry, retryNonIdempotent: false };

    it.each(['POST', 'PATCH', 'post'])('does not repeat %s that may have been acted on', (method) => {
      for (const failure of [status(503), network(true), network(true, 'after_send')]) {
        expect(retryDecision(strict, { attempt: 1, failure, method })).toEqual({
          retry: false,
          reason: 'method_not_idempotent',
        });
      }
    });

    it('repeats what was never sent', () => {
      const decision = retryDecision(strict, { attempt: 1, failure: network(true, 'before_send'), method: 'POST' });
      expect(decision.retry).toBe(true);
    });

    it.each(['GET', 'PUT', 'DELETE', undefined])('repeats %s', (method) => {
      expect(retryDecision(strict, { attempt: 1, failure: status(503), method }).retry).toBe(true);
    });
  });

  it('repeats POST by default', () => {
    expect(retryDecision(retry, { attempt: 1, failure: status(503), method: 'POST' }).retry).toBe(true);
  });
});

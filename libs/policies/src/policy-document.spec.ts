import { changePolicy, completePolicy, contradictions, DEFAULT_POLICY } from './policy-document';

describe('a policy', () => {
  it('is the default when nothing is given', () => {
    expect(completePolicy({})).toEqual(DEFAULT_POLICY);
    expect(completePolicy({ retry: {}, timeout: {} })).toEqual(DEFAULT_POLICY);
    expect(contradictions(DEFAULT_POLICY)).toEqual([]);
  });

  it('keeps what is given and fills in the rest', () => {
    const policy = completePolicy({ retry: { maxAttempts: 3, retryStatuses: [] }, timeout: { connectMs: 100 } });
    expect(policy.retry).toEqual({ ...DEFAULT_POLICY.retry, maxAttempts: 3, retryStatuses: [] });
    expect(policy.timeout).toEqual({ ...DEFAULT_POLICY.timeout, connectMs: 100 });
  });

  it('takes a field that is there but undefined as left out', () => {
    expect(completePolicy({ retry: { maxAttempts: undefined, maxDelayMs: undefined } })).toEqual(DEFAULT_POLICY);
  });

  it('shortens the defaults to a given total, but not what is given', () => {
    expect(completePolicy({ timeout: { totalMs: 4_000 } }).timeout).toEqual({
      connectMs: 4_000,
      firstByteMs: 4_000,
      totalMs: 4_000,
    });
    expect(completePolicy({ retry: { maxDelayMs: 500 } }).retry.baseDelayMs).toBe(500);
    const given = completePolicy({ timeout: { totalMs: 4_000, connectMs: 4_001 } });
    expect(contradictions(given)).toEqual([{ path: 'timeout.connectMs', message: expect.stringContaining('4000') }]);
  });

  it('changes only the fields that are given', () => {
    const changed = changePolicy(DEFAULT_POLICY, { retry: { maxAttempts: 2 } });
    expect(changed).toEqual({ ...DEFAULT_POLICY, retry: { ...DEFAULT_POLICY.retry, maxAttempts: 2 } });
  });

  it('names every contradiction at once', () => {
    const policy = changePolicy(DEFAULT_POLICY, { retry: { maxDelayMs: 999 }, timeout: { totalMs: 10 } });
    expect(contradictions(policy).map((error) => error.path)).toEqual([
      'retry.maxDelayMs',
      'timeout.connectMs',
      'timeout.firstByteMs',
    ]);
  });
});

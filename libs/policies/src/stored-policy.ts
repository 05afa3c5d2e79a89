import { changePolicy, DEFAULT_POLICY, type PolicyDocument } from './policy-document';

interface StoredPolicy {
  readonly rateLimitJson: object;
  readonly concurrencyJson: object;
  readonly circuitBreakerJson: object;
  readonly retryJson: object;
  readonly timeoutJson: object;
}

/** The columns of a policy: complete, so that a version means the same when the defaults have changed. */
export function columnsOf({ rateLimit, concurrency, circuitBreaker, retry, timeout }: PolicyDocument): StoredPolicy {
  return {
    rateLimitJson: rateLimit,
    concurrencyJson: concurrency,
    circuitBreakerJson: circuitBreaker,
    retryJson: retry,
    timeoutJson: timeout,
  };
}

/** The policy in a row. A field that came after the row was written has its default. */
export function documentOf(row: StoredPolicy): PolicyDocument {
  return changePolicy(DEFAULT_POLICY, {
    rateLimit: row.rateLimitJson,
    concurrency: row.concurrencyJson,
    circuitBreaker: row.circuitBreakerJson,
    retry: row.retryJson,
    timeout: row.timeoutJson,
  });
}

import { changePolicy, DEFAULT_POLICY, type PolicyDocument } from './policy-document';

interface StoredPolicy {
  readonly retryJson: object;
  readonly timeoutJson: object;
}

/** The columns of a policy: complete, so that a version means the same when the defaults have changed. */
export function columnsOf({ retry, timeout }: PolicyDocument): StoredPolicy {
  return { retryJson: retry, timeoutJson: timeout };
}

/** The policy in a row. A field that came after the row was written has its default. */
export function documentOf({ retryJson, timeoutJson }: StoredPolicy): PolicyDocument {
  return changePolicy(DEFAULT_POLICY, { retry: retryJson, timeout: timeoutJson });
}

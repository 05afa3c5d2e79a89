import { isDeepStrictEqual } from 'node:util';
import type { PolicyDocument } from '../policy-document';

/** A policy as far as versions can differ. */
type Comparable = PolicyDocument & { readonly name: string };

export interface VersionChange {
  /** The field, such as `retry.maxAttempts`. */
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

const PARTS = ['rateLimit', 'concurrency', 'circuitBreaker', 'retry', 'timeout'] as const;

/** Every field that is not the same in the two, in the order of the document. */
export function versionChanges(before: Comparable, after: Comparable): VersionChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return [...now].flatMap(([path, to]) => {
    const from = old.get(path);
    return isDeepStrictEqual(from, to) ? [] : [{ path, from, to }];
  });
}

function fieldsOf(policy: Comparable): Map<string, unknown> {
  const fields = PARTS.flatMap((part) =>
    Object.entries(policy[part]).map(([field, value]): [string, unknown] => [`${part}.${field}`, value]),
  );
  return new Map([['name', policy.name], ...fields]);
}

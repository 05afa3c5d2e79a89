import { redact } from '@app/kernel';
import { applyPatch, createPatch, type Operation, Pointer } from 'rfc6902';

/** A step of a JSON Patch, with the value that was there before; readers of RFC 6902 ignore it. */
export type AuditStep = Operation & { readonly was?: unknown };

/**
 * A JSON Patch (RFC 6902) from before to after, as the API would show both, without secrets. Steps that replace or
 * remove something carry as `was` what that was, so that a change can be read, and a removal undone, from the log alone.
 */
export function auditDiff(before: object | undefined, after: object | undefined): AuditStep[] {
  const plain = (value: object | undefined): unknown =>
    value === undefined ? null : redact(JSON.parse(JSON.stringify(value)));
  const from = plain(before);
  // Steps follow each other: each is about what those before it left.
  const document = { root: structuredClone(from) };
  return createPatch(from, plain(after)).map((step) => {
    const path = `/root${step.path}`;
    const was: unknown = step.op === 'add' ? undefined : structuredClone(Pointer.fromJSON(path).get(document));
    applyPatch(document, [{ ...step, path }]);
    const isNew = was === undefined || (step.path === '' && was === null);
    return isNew ? step : { ...step, was };
  });
}

import type { AuditRule } from './audited';

/** Verbs of actions that take something away from someone, whatever the HTTP method. */
const VERBS: ReadonlySet<string> = new Set(['delete', 'remove', 'revoke', 'disable', 'rotate', 'cancel']);

/** Whether the action is one for which a workspace can ask for a reason. */
export function isDestructive(rule: Partial<AuditRule> | undefined, method: string): boolean {
  if (rule?.action === undefined) return false;
  return method === 'DELETE' || VERBS.has(rule.action.split('.')[1] ?? '');
}

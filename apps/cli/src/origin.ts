import { userInfo } from 'node:os';
import type { AuditOrigin } from '@app/audit';

/** Who did it, for the audit log: whoever may use this machine's environment needs no sign-in. */
export function origin(reason?: string, workspaceId?: string): AuditOrigin {
  return { actorType: 'system', actorId: `cli:${userName()}`, reason, workspaceId };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown'); // a container's user without a name
  }
}

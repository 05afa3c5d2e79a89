import { TextInput } from '@mantine/core';
import { type ReactNode, useContext, useState } from 'react';
import { WorkspaceContext } from '../app/workspace';

export interface Reason {
  /** Whether enough is said. */
  readonly given: boolean;
  readonly headers: { 'X-Audit-Reason'?: string };
  readonly input: ReactNode;
}

/** Why something is taken away, for the audit log: asked for where the workspace wants it, and taken everywhere. */
export function useReason(): Reason {
  const required = useContext(WorkspaceContext)?.workspace.settings.requireAuditReason ?? false;
  const [reason, setReason] = useState('');
  return {
    given: !required || reason.trim() !== '',
    headers: reason.trim() ? { 'X-Audit-Reason': encoded(reason) } : {},
    input: (
      <TextInput
        label="Reason"
        description={required ? 'This workspace asks for one. It goes into the audit log.' : 'For the audit log.'}
        required={required}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    ),
  };
}

/** A header carries Latin-1 only. */
const encoded = (reason: string) => reason.trim().replace(/[^\x20-\x7e\xa0-\xff]/g, '?');

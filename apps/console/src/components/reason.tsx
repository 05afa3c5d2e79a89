import { TextInput } from '@mantine/core';
import { type ReactNode, useContext, useState } from 'react';
import { WorkspaceContext } from '../app/workspace';

export interface Reason {
  readonly required: boolean;
  /** Whether enough is said. */
  readonly ready: boolean;
  readonly header: { 'X-Audit-Reason'?: string };
  readonly field: ReactNode;
}

/**
 * Why something is taken away, for the audit log: asked for where the workspace wants it, and taken everywhere. `asked`:
 * whether the workspace may insist on an answer here.
 */
export function useReason(asked = true): Reason {
  const settings = useContext(WorkspaceContext)?.workspace.settings;
  const required = asked && (settings?.requireAuditReason ?? false);
  const [reason, setReason] = useState('');
  return {
    required,
    ready: !required || reason.trim() !== '',
    header: reason.trim() ? { 'X-Audit-Reason': encoded(reason) } : {},
    field: (
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

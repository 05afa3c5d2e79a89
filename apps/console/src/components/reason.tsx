import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWorkspace } from '../app/workspace';
import { encodeReason } from './confirm';

/** The field that asks why, for the audit log. `asked`: whether this workspace may insist on an answer here. */
export function useReason(asked: boolean) {
  const required = useWorkspace().workspace.settings.requireAuditReason && asked;
  const [reason, setReason] = useState('');
  return {
    ready: !required || reason.trim() !== '',
    header: reason.trim() ? { 'X-Audit-Reason': encodeReason(reason) } : {},
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

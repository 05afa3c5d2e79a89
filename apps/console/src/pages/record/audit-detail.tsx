import { Stack } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { Diff, type Difference } from '../../components/diff';
import { Facts } from '../../components/facts';
import { SidePanel } from '../../components/side-panel';
import { Time } from '../../components/time';
import { TraceLink } from './trace-link';

/** One change: who, why, from where, and what it was before and after. */
export function AuditDetail(props: { row: Schemas['AuditDto'] | undefined; actor: string; close: () => void }) {
  const { row, actor, close } = props;
  return (
    <SidePanel title={row?.action ?? ''} open={row !== undefined} close={close}>
      {row && (
        <Stack>
          <Diff differences={changesOf(row.diff)} />
          <Facts
            facts={[
              ['By', actor],
              ['When', <Time at={row.createdAt} />],
              ['Reason', row.reason ?? 'none given'],
              ['Resource', `${row.resourceType} ${row.resourceId ?? ''}`],
              ['From', row.ip ?? 'unknown'],
              ['Browser', row.userAgent ?? 'unknown'],
              ['Trace', <TraceLink traceId={row.traceId} />],
              ['Number and hash', `${row.sequence}, ${row.hash}`],
            ]}
          />
        </Stack>
      )}
    </SidePanel>
  );
}

/** A JSON Patch with what was there before: `test` operations name the old value, the next ones the new. */
function changesOf(diff: readonly unknown[]): Difference[] {
  const before = new Map<string, unknown>();
  const changes = new Map<string, Difference>();
  for (const step of diff) {
    const { op, path, value } = step as { op: string; path: string; value?: unknown };
    if (op === 'test') before.set(path, value);
    else {
      const field = path.split('/').slice(1).join('.') || '(all)';
      changes.set(path, { path: field, before: before.get(path), after: op === 'remove' ? undefined : value });
    }
  }
  return [...changes.values()];
}

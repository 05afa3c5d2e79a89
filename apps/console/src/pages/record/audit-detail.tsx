import { Stack } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { Diff, type Difference, differencesOf } from '../../components/diff';
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

/** A JSON Patch (RFC 6902), which holds new values only; of something new, every field. */
function changesOf(patch: readonly unknown[]): Difference[] {
  return patch.flatMap((step) => {
    const { op, path, value } = step as { op: string; path: string; value?: unknown };
    if (path === '') return value === null ? [] : differencesOf({}, value);
    const field = path.split('/').slice(1).join('.');
    return [{ path: field, before: undefined, after: op === 'remove' ? undefined : value }];
  });
}

import { Group, Stack } from '@mantine/core';
import { useContext } from 'react';
import type { Schemas } from '../../api/client';
import type { useChosenRow } from '../../app/chosen-row';
import { WorkspaceContext } from '../../app/workspace';
import { Copyable } from '../../components/copy';
import { Diff, type Difference, differencesOf } from '../../components/diff';
import { Facts } from '../../components/facts';
import { SidePanel } from '../../components/side-panel';
import { ButtonLink } from '../../components/text-link';
import { Time } from '../../components/time';
import type { useActors } from './actors';
import { TraceLink } from './trace-link';

type Row = Schemas['AuditDto'];

/** Where things of a kind have their page. */
const PAGES: Readonly<Record<string, string>> = {
  connector: '/w/$slug/connectors/$id',
  policy: '/w/$slug/policies/$id',
  route: '/w/$slug/routes/$id',
  'secret-ref': '/w/$slug/secrets/$id',
  job: '/w/$slug/jobs/$id',
};

type AuditDetailProps = ReturnType<typeof useChosenRow<Row>> & { actorOf: ReturnType<typeof useActors> };

/** One change: who, why, from where, and what it was before and after. */
export function AuditDetail({ chosen, close, previous, next, actorOf }: AuditDetailProps) {
  return (
    <SidePanel title={chosen?.action ?? ''} open={chosen !== undefined} close={close} previous={previous} next={next}>
      {chosen && (
        <Stack>
          <Diff differences={changesOf(chosen.diff)} />
          <Ways row={chosen} />
          <Facts
            facts={[
              ['By', actorOf(chosen)],
              ['When', <Time at={chosen.createdAt} />],
              ['Reason', chosen.reason ?? 'none given'],
              ['Resource', chosen.resourceType],
              ['Its id', chosen.resourceId ? <Copyable text={chosen.resourceId} what="the id" /> : 'none'],
              ['From', chosen.ip ?? 'unknown'],
              ['Browser', chosen.userAgent ?? 'unknown'],
              ['Trace', <TraceLink traceId={chosen.traceId} />],
              ['Row', chosen.sequence],
              ['Hash', <Copyable text={chosen.hash} what="the hash" />],
            ]}
          />
        </Stack>
      )}
    </SidePanel>
  );
}

/** On from here: to the thing itself, and to everything else that was done to it. */
function Ways({ row: { resourceType, resourceId } }: { row: Row }) {
  const slug = useContext(WorkspaceContext)?.workspace.slug;
  const page = PAGES[resourceType];
  if (resourceId === null) return null;
  return (
    <Group gap="xs">
      {slug && page && (
        <ButtonLink variant="default" to={page} params={{ slug, id: resourceId } as never}>
          Open the {resourceType.replace('secret-ref', 'secret')}
        </ButtonLink>
      )}
      <ButtonLink variant="default" to="." search={{ resourceId } as never}>
        All that was done to it
      </ButtonLink>
    </Group>
  );
}

interface Step {
  op: string;
  path: string;
  value?: unknown;
  was?: unknown;
}

/** A JSON Patch (RFC 6902) with what was there before; rows of older versions have the new values only. */
function changesOf(patch: readonly unknown[]): Difference[] {
  return patch.flatMap((entry) => {
    const { op, path, value, was } = entry as Step;
    if (path === '') return differencesOf(was ?? {}, value ?? {});
    const field = path.split('/').slice(1).join('.');
    return [{ path: field, before: was, after: op === 'remove' ? undefined : value }];
  });
}

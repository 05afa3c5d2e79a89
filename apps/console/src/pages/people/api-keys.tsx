import { Anchor } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useChosenRow } from '../../app/chosen-row';
import { SITE_ROOT } from '../../app/root';
import { useRefusal, useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { Empty } from '../../components/empty';
import { Page } from '../../components/page';
import { RowButton } from '../../components/row-button';
import { Quiet, Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { Time } from '../../components/time';
import { ApiKeyDetail } from './api-key-detail';
import { standingOfKey } from './key-standing';
import { NewApiKey } from './new-api-key';

/** The keys of programs. */
export function ApiKeysPage() {
  const [making, setMaking] = useState(false);
  const refusal = useRefusal('api-keys:read');
  const add = (
    <Action needs="api-keys:manage" onClick={() => setMaking(true)}>
      New API key
    </Action>
  );
  const about = (
    <>
      For programs: each may do what you allow it, in this workspace only. Try one at the{' '}
      <Anchor size="sm" underline="always" href={new URL('docs/', SITE_ROOT).href}>
        documentation of the API
      </Anchor>
      .
    </>
  );
  return (
    <Page title="API keys" about={about} actions={add}>
      {refusal === undefined ? (
        <Keys add={add} />
      ) : (
        <Empty icon={<IconKey size={22} />} title="Not for your role">
          {refusal}
        </Empty>
      )}
      <NewApiKey open={making} close={() => setMaking(false)} />
    </Page>
  );
}

function Keys({ add }: { add: React.ReactNode }) {
  const { id: workspaceId } = useWorkspace();
  const list = useList(['api-keys', workspaceId], (cursor) => {
    const params = { path: { workspaceId }, query: { cursor, limit: 100 } };
    return data(api.GET('/v1/workspaces/{workspaceId}/api-keys', { params }));
  });
  const rows = useChosenRow(list.rows);
  return (
    <>
      <Rows
        label="API keys"
        list={list}
        columns={[
          {
            title: 'Name',
            width: 'minmax(0, 1.4fr)',
            cell: ({ id, name }) => <RowButton onClick={() => rows.choose(id)}>{name}</RowButton>,
          },
          {
            title: 'Begins with',
            width: 'minmax(0, 1fr)',
            wide: true,
            cell: ({ keyPrefix }) => <Quiet>{keyPrefix}…</Quiet>,
          },
          { title: 'May', width: '120px', wide: true, cell: ({ permissions }) => `${permissions.length} permissions` },
          {
            title: 'Limit',
            width: '110px',
            wide: true,
            cell: ({ rateLimit }) =>
              rateLimit ? `${rateLimit.requests} / ${rateLimit.perSeconds} s` : <Quiet>none</Quiet>,
          },
          { title: 'State', width: '110px', cell: (key) => <Status value={standingOfKey(key)} /> },
          {
            title: 'Ends',
            width: '92px',
            wide: true,
            cell: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} /> : <Quiet>never</Quiet>),
          },
          { title: 'Last used', width: '92px', cell: ({ lastUsedAt }) => <Time at={lastUsedAt} /> },
        ]}
        empty={
          <Empty icon={<IconKey size={22} />} title="No API keys yet" action={add}>
            A program that uses the API sends a key with every request. Give each program its own, with no more
            permissions than it needs.
          </Empty>
        }
      />
      <ApiKeyDetail {...rows} />
    </>
  );
}

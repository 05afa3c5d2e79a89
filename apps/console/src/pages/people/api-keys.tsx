import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { useList } from '../../api/queries';
import { readAgain } from '../../api/read-again';
import { useRefusal, useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { ConfirmButton } from '../../components/confirm';
import { Empty } from '../../components/empty';
import { Page } from '../../components/page';
import { Quiet, Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { Time } from '../../components/time';
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
  return (
    <Page title="API keys" about="For programs: each may do what you allow it, in this workspace only." actions={add}>
      {refusal === undefined ? (
        <Keys />
      ) : (
        <Empty icon={<IconKey size={22} />} title="Not for your role">
          {refusal}
        </Empty>
      )}
      <NewApiKey open={making} close={() => setMaking(false)} />
    </Page>
  );
}

const standing = ({ revokedAt, expiresAt }: Schemas['ApiKeyDto']) =>
  revokedAt ? 'revoked' : expiresAt && Date.parse(expiresAt) < Date.now() ? 'expired' : 'active';

function Keys() {
  const { id: workspaceId } = useWorkspace();
  const list = useList(['api-keys', workspaceId], (cursor) => {
    const params = { path: { workspaceId }, query: { cursor, limit: 100 } };
    return data(api.GET('/v1/workspaces/{workspaceId}/api-keys', { params }));
  });
  return (
    <Rows
      compact
      label="API keys"
      list={list}
      columns={[
        { title: 'Name', width: 'minmax(0, 1.4fr)', cell: ({ name }) => name },
        {
          title: 'Begins with',
          width: 'minmax(0, 1fr)',
          wide: true,
          cell: ({ keyPrefix }) => <Quiet>{keyPrefix}…</Quiet>,
        },
        { title: 'May', width: '120px', wide: true, cell: ({ permissions }) => `${permissions.length} permissions` },
        { title: 'State', width: '96px', cell: (key) => <Status value={standing(key)} /> },
        { title: 'Last used', width: '92px', wide: true, cell: ({ lastUsedAt }) => <Time at={lastUsedAt} /> },
        { title: 'Actions', width: '96px', cell: (key) => standing(key) === 'active' && <Revoke apiKey={key} /> },
      ]}
      empty={
        <Empty icon={<IconKey size={22} />} title="No API keys yet">
          A program that uses the API sends a key with every request. Give each program its own, with no more
          permissions than it needs.
        </Empty>
      }
    />
  );
}

function Revoke({ apiKey: { id, name } }: { apiKey: Schemas['ApiKeyDto'] }) {
  const { id: workspaceId } = useWorkspace();
  return (
    <ConfirmButton
      label="Revoke"
      variant="subtle"
      title={`Revoke ${name}?`}
      needs="api-keys:manage"
      typed={name}
      run={(header) =>
        data(
          api.DELETE('/v1/workspaces/{workspaceId}/api-keys/{id}', { params: { path: { workspaceId, id }, header } }),
        )
      }
      onDone={() => void readAgain('api-keys', workspaceId)}
    >
      Programs that use it are refused at once. This cannot be undone.
    </ConfirmButton>
  );
}

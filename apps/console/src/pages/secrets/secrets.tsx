import { IconLock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useFilters } from '../../app/search';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { Empty } from '../../components/empty';
import { FilterBar } from '../../components/filter-bar';
import { NewSecret } from '../../components/new-secret';
import { Page } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { Quiet, Rows } from '../../components/rows';
import { PROVIDERS, type SecretProvider } from '../../components/secret-providers';
import { Time } from '../../components/time';

const KEEPERS = Object.keys(PROVIDERS) as SecretProvider[];

/** Names of secrets and who keeps them; never a value. */
export function SecretsPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const [making, setMaking] = useState(false);
  const navigate = useNavigate();
  const search = useFilters(['provider', 'name']);
  const { provider, name } = search.filters;
  const list = useList(['secrets', workspaceId, search.filters], (cursor) => {
    const query = { name, provider: KEEPERS.find((keeper) => keeper === provider), cursor, limit: 100 };
    return data(api.GET('/v1/workspaces/{workspaceId}/secret-refs', { params: { path: { workspaceId }, query } }));
  });
  const add = (
    <Action needs="secrets:write" onClick={() => setMaking(true)}>
      New secret
    </Action>
  );
  return (
    <Page title="Secrets" about="Signing secrets and credentials. A value goes in and never comes out." actions={add}>
      <FilterBar
        filters={search}
        fields={[
          { name: 'provider', label: 'Kept by anyone', options: KEEPERS },
          { name: 'name', label: 'Name, exactly' },
        ]}
      />
      <Rows
        label="Secrets"
        list={list}
        columns={[
          {
            title: 'Name',
            width: 'minmax(0, 2fr)',
            cell: (secret) => (
              <RowLink to="/w/$slug/secrets/$id" params={{ slug, id: secret.id }}>
                {secret.name}
              </RowLink>
            ),
          },
          { title: 'Kept by', width: 'minmax(0, 1fr)', cell: (secret) => secret.provider },
          {
            title: 'Place',
            width: 'minmax(0, 1.4fr)',
            wide: true,
            cell: (secret) => <Quiet>{secret.ref ?? 'here'}</Quiet>,
          },
          { title: 'Version', width: '70px', wide: true, cell: (secret) => secret.version },
          { title: 'Rotated', width: '100px', wide: true, cell: (secret) => <Time at={secret.rotatedAt} /> },
          { title: 'Last used', width: '92px', cell: (secret) => <Time at={secret.lastUsedAt} /> },
        ]}
        empty={
          <Empty
            icon={<IconLock size={22} />}
            title={search.any ? 'No secret matches' : 'No secrets yet'}
            action={!search.any && add}
          >
            {search.any
              ? 'Take a filter away to see more.'
              : 'A connector needs one to prove that webhooks are genuine, and to sign in where it calls. Keep it here, or point to Vault, AWS, a file or an environment variable.'}
          </Empty>
        }
      />
      <NewSecret
        open={making}
        close={() => setMaking(false)}
        onMade={({ id }) => void navigate({ to: '/w/$slug/secrets/$id', params: { slug, id } })}
      />
    </Page>
  );
}

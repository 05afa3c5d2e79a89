import { IconPlugConnected } from '@tabler/icons-react';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useFilters } from '../../app/search';
import { useMay, useWorkspace } from '../../app/workspace';
import { Empty } from '../../components/empty';
import { FilterBar } from '../../components/filter-bar';
import { Page } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { Quiet, Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { ButtonLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { useCatalogue } from './catalogue';

const STATES = ['active', 'paused', 'error'] as const;

/** Where webhooks come from and calls go to. */
export function ConnectorsPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { types, titleOf } = useCatalogue();
  const search = useFilters(['type', 'status', 'name']);
  const { status, ...rest } = search.filters;
  const list = useList(['connectors', workspaceId, search.filters], (cursor) => {
    const query = { ...rest, status: STATES.find((state) => state === status), cursor, limit: 100 };
    return data(api.GET('/v1/workspaces/{workspaceId}/connectors', { params: { path: { workspaceId }, query } }));
  });
  const add = useMay('connectors:write') && (
    <ButtonLink to="/w/$slug/connectors/new" params={{ slug }}>
      New connector
    </ButtonLink>
  );
  return (
    <Page
      title="Connectors"
      about="Each is one account at a provider: a source of webhooks, a destination of calls, or both."
      actions={add}
    >
      <FilterBar
        filters={search}
        fields={[
          { name: 'type', label: 'Any type', options: types.map(({ type, title }) => ({ value: type, label: title })) },
          { name: 'status', label: 'Any state', options: STATES, width: 130 },
          { name: 'name', label: 'Name, exactly' },
        ]}
      />
      <Rows
        label="Connectors"
        list={list}
        columns={[
          {
            title: 'Name',
            width: 'minmax(0, 2fr)',
            cell: ({ id, name }) => (
              <RowLink to="/w/$slug/connectors/$id" params={{ slug, id }}>
                {name}
              </RowLink>
            ),
          },
          { title: 'Type', width: 'minmax(0, 1fr)', cell: ({ type }) => titleOf(type) },
          { title: 'State', width: '110px', cell: ({ status: state }) => <Status value={state} /> },
          {
            title: 'Secret',
            width: '110px',
            wide: true,
            cell: ({ secretRefId }) => (secretRefId ? 'set' : <Quiet>none</Quiet>),
          },
          { title: 'Changed', width: '100px', wide: true, cell: ({ updatedAt }) => <Time at={updatedAt} /> },
        ]}
        empty={
          <Empty
            icon={<IconPlugConnected size={22} />}
            title={search.any ? 'No connector matches' : 'No connectors yet'}
            action={!search.any && add}
          >
            {search.any
              ? 'Take a filter away to see more.'
              : 'Begin with a source: choose a provider, keep its signing secret, and paste the webhook URL there. Then make a destination, and a route between the two.'}
          </Empty>
        }
      />
    </Page>
  );
}

import { IconArrowsSplit2 } from '@tabler/icons-react';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useConnectors } from '../../app/connector-names';
import { useFilters } from '../../app/search';
import { useMay, useWorkspace } from '../../app/workspace';
import { Empty } from '../../components/empty';
import { FilterBar } from '../../components/filter-bar';
import { Page } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { Quiet, Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { ButtonLink } from '../../components/text-link';

/** Which webhooks go where. */
export function RoutesPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { options, nameOf } = useConnectors();
  const search = useFilters(['sourceConnectorId', 'destinationConnectorId']);
  const list = useList(['routes', workspaceId, search.filters], (cursor) => {
    const params = { path: { workspaceId }, query: { ...search.filters, cursor, limit: 100 } };
    return data(api.GET('/v1/workspaces/{workspaceId}/routes', { params }));
  });
  const add = useMay('routes:write') && (
    <ButtonLink to="/w/$slug/routes/new" params={{ slug }}>
      New route
    </ButtonLink>
  );
  return (
    <Page title="Routes" about="Which webhooks of a source are sent to which destination." actions={add}>
      <FilterBar
        filters={search}
        fields={[
          { name: 'sourceConnectorId', label: 'Any source', options },
          { name: 'destinationConnectorId', label: 'Any destination', options },
        ]}
      />
      <Rows
        label="Routes"
        list={list}
        columns={[
          {
            title: 'Name',
            width: 'minmax(0, 2fr)',
            cell: ({ id, name }) => (
              <RowLink to="/w/$slug/routes/$id" params={{ slug, id }}>
                {name}
              </RowLink>
            ),
          },
          {
            title: 'From → to',
            width: 'minmax(0, 2fr)',
            wide: true,
            cell: (route) => `${nameOf(route.sourceConnectorId)} → ${nameOf(route.destinationConnectorId)}`,
          },
          {
            title: 'Events',
            width: 'minmax(0, 1fr)',
            wide: true,
            cell: ({ eventTypes, filters }) => (
              <Quiet>
                {eventTypes.join(', ')}
                {filters.length > 0 && `, ${filters.length} filters`}
              </Quiet>
            ),
          },
          { title: 'State', width: '100px', cell: ({ enabled }) => <Status value={enabled ? 'enabled' : 'off'} /> },
        ]}
        empty={
          <Empty
            icon={<IconArrowsSplit2 size={22} />}
            title={search.any ? 'No route matches' : 'No routes yet'}
            action={!search.any && add}
          >
            {search.any
              ? 'Take a filter away to see more.'
              : 'A route takes the webhooks of one connector, keeps those that match, and calls another connector with each. You need a source and a destination first.'}
          </Empty>
        }
      />
    </Page>
  );
}

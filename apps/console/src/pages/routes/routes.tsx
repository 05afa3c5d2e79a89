import { Button } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useConnectors } from '../../app/connector-names';
import { useFilters } from '../../app/search';
import { useMay, useWorkspace } from '../../app/workspace';
import { Empty } from '../../components/empty';
import { FilterBar } from '../../components/filter-bar';
import { Loaded, Page, Section } from '../../components/page';
import { ButtonLink } from '../../components/text-link';
import { SourceRoutes } from './source-routes';

/** Which webhooks go where, source by source and in their order. */
export function RoutesPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { options, nameOf } = useConnectors();
  const search = useFilters(['sourceConnectorId', 'destinationConnectorId', 'enabled']);
  const { enabled, ...connectors } = search.filters;
  const list = useList(['routes', workspaceId, search.filters], (cursor) => {
    const query = { ...connectors, ...(enabled && { enabled: enabled === 'yes' }), cursor, limit: 200 };
    return data(api.GET('/v1/workspaces/{workspaceId}/routes', { params: { path: { workspaceId }, query } }));
  });
  const bySource = [...Map.groupBy(list.rows, ({ sourceConnectorId }) => sourceConnectorId)];
  const add = useMay('routes:write') && (
    <ButtonLink to="/w/$slug/routes/new" params={{ slug }} search={{}}>
      New route
    </ButtonLink>
  );
  return (
    <Page
      title="Routes"
      about="Which webhooks of a source are sent to which destination, and in what form."
      actions={add}
    >
      <FilterBar
        filters={search}
        fields={[
          { name: 'sourceConnectorId', label: 'Any source', options },
          { name: 'destinationConnectorId', label: 'Any destination', options },
          {
            name: 'enabled',
            label: 'On and off',
            width: 120,
            options: [
              { value: 'yes', label: 'enabled' },
              { value: 'no', label: 'off' },
            ],
          },
        ]}
      />
      <Loaded query={{ data: list.data, error: list.error, isPending: list.isPending }}>
        {() =>
          bySource.length === 0 ? (
            <Empty
              icon={<IconArrowsSplit2 size={22} />}
              title={search.any ? 'No route matches' : 'No routes yet'}
              action={!search.any && add}
            >
              {search.any
                ? 'Take a filter away to see more.'
                : 'A route takes the webhooks of one connector, keeps those that match, and calls another connector with each. You need a source and a destination first.'}
            </Empty>
          ) : (
            bySource.map(([sourceId, routes]) => (
              <Section key={sourceId} title={`From ${nameOf(sourceId)}`} flush>
                <SourceRoutes routes={routes} isWhole={!search.any && !list.hasNextPage} />
              </Section>
            ))
          )
        }
      </Loaded>
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          More
        </Button>
      )}
    </Page>
  );
}

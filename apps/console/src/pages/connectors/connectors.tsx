import { Button, Group, Skeleton } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useFilters } from '../../app/search';
import { useMay, useWorkspace } from '../../app/workspace';
import { Empty } from '../../components/empty';
import { FilterBar } from '../../components/filter-bar';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { ButtonLink } from '../../components/text-link';
import { useCatalogue } from './catalogue';
import { ConnectorCard } from './connector-card';
import classes from './connector-card.module.css';

const STATES = ['active', 'paused', 'error'] as const;

/** Where webhooks come from and calls go to. */
export function ConnectorsPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { types, titleOf } = useCatalogue();
  const search = useFilters(['type', 'status', 'name']);
  const { status, type, name } = search.filters;
  const list = useList(['connectors', workspaceId, type, status], (cursor) => {
    const query = { type, status: STATES.find((state) => state === status), cursor, limit: 200 };
    return data(api.GET('/v1/workspaces/{workspaceId}/connectors', { params: { path: { workspaceId }, query } }));
  });
  const wanted = name?.toLowerCase() ?? '';
  const found = list.rows.filter((connector) => connector.name.toLowerCase().includes(wanted));
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
          { name: 'name', label: 'Name' },
          { name: 'type', label: 'Any type', options: types.map((one) => ({ value: one.type, label: one.title })) },
          { name: 'status', label: 'Any state', options: STATES, width: 130 },
        ]}
      />
      {list.error && <ProblemAlert error={list.error} />}
      {list.isPending && (
        <div className={classes.cards} aria-busy aria-label="Loading">
          {[1, 2, 3, 4, 5, 6].map((card) => (
            <Skeleton key={card} height={152} radius={10} />
          ))}
        </div>
      )}
      {found.length > 0 && (
        <ul className={classes.cards} aria-label="Connectors">
          {found.map((connector) => (
            <ConnectorCard key={connector.id} connector={connector} title={titleOf(connector.type)} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            More connectors
          </Button>
        </Group>
      )}
      {!list.isPending && !list.error && found.length === 0 && !list.hasNextPage && (
        <Empty
          icon={<IconPlugConnected size={22} />}
          title={search.any ? 'No connector matches' : 'No connectors yet'}
          action={search.any ? <Button onClick={search.clear}>Show all connectors</Button> : add}
        >
          {search.any
            ? 'Take a filter away to see more.'
            : 'Begin with a source: choose a provider, keep its signing secret, and paste the webhook URL there. Then make a destination, and a route between the two.'}
        </Empty>
      )}
    </Page>
  );
}

import { Button, Kbd, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconListDetails } from '@tabler/icons-react';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { useList } from '../../api/queries';
import { useConnectors } from '../../app/connector-names';
import { useFilters } from '../../app/search';
import { useMay, useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { Empty } from '../../components/empty';
import { FilterBar } from '../../components/filter-bar';
import { LiveSwitch, useLive } from '../../components/live-switch';
import { Page } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { selectionColumn, useSelection } from '../../components/row-selection';
import { type Column, Quiet, Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { ButtonLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { filterOf, JOB_FILTERS, JOB_TYPES, statesOf } from './job-filters';
import { storyOf } from './job-story';
import { MoreFilters } from './more-filters';
import type { OrderAction } from './order';
import { type AskedOrder, OrderDialog } from './order-dialog';
import classes from './orders.module.css';
import { StatusTabs } from './status-tabs';
import { TimeFilter } from './time-filter';

/** The API takes no more ids in one order. */
const MOST_CHOSEN = 1_000;

/** Every piece of work: what waits, what runs, what came of it. */
export function JobsPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { options, nameOf } = useConnectors();
  const search = useFilters(JOB_FILTERS);
  const [live, setLive] = useLive();
  const selection = useSelection();
  const [asked, setAsked] = useState<AskedOrder>();
  const { filters } = search;
  const inSight = statesOf(filters.status);
  const list = useList(
    ['jobs', workspaceId, filters],
    (cursor) => {
      const query = { ...filterOf(filters), status: inSight, cursor, limit: 100 };
      return data(api.GET('/v1/workspaces/{workspaceId}/jobs', { params: { path: { workspaceId }, query } }));
    },
    live,
  );
  const ask = (action: OrderAction) =>
    setAsked(
      selection.ids.size > 0
        ? { action, filter: { ids: [...selection.ids].slice(0, MOST_CHOSEN) }, inSight: [] }
        : { action, filter: filterOf(filters), inSight },
    );
  const add = useMay('jobs:write') && (
    <ButtonLink to="/w/$slug/jobs/new" params={{ slug }}>
      New job
    </ButtonLink>
  );
  return (
    <Page
      title="Jobs"
      about="Work that lasts: it is retried by its policy until it succeeds, or is dead and waits for you."
      actions={
        <>
          <LiveSwitch live={live} onChange={setLive} />
          <AllThatMatch ask={ask} />
          {add}
        </>
      }
    >
      <StatusTabs filters={filters} live={live} onChange={(value) => search.set({ status: value })} />
      <FilterBar
        filters={search}
        fields={[
          { name: 'type', label: 'Any type', options: typesWith(filters.type), width: 150 },
          { name: 'connectorId', label: 'Any connector', options },
          { name: 'errorCode', label: 'Error code', width: 120 },
        ]}
      >
        <TimeFilter filters={filters} set={search.set} />
        <MoreFilters filters={filters} set={search.set} />
      </FilterBar>
      {selection.ids.size > 0 && (
        <div className={classes.bar} role="status">
          <span>
            <b>{selection.ids.size.toLocaleString('en')}</b> chosen
            {selection.ids.size > MOST_CHOSEN && `; an order takes the first ${MOST_CHOSEN}`}
          </span>
          <Action needs="jobs:write" onClick={() => ask('redrive')}>
            Redrive
          </Action>
          <Action needs="jobs:write" variant="default" onClick={() => ask('retry')}>
            Retry
          </Action>
          <Action needs="jobs:write" variant="default" onClick={() => ask('cancel')}>
            Cancel jobs
          </Action>
          <Button variant="subtle" onClick={selection.clear}>
            Choose none
          </Button>
        </div>
      )}
      <Rows
        label="Jobs"
        list={list}
        columns={[selectionColumn(list.rows, selection, ({ type, id }) => `${type} ${id}`), ...columns(slug, nameOf)]}
        empty={
          <Empty
            icon={<IconListDetails size={22} />}
            title={search.any ? 'No job matches' : 'No jobs yet'}
            action={search.any ? <Button onClick={search.clear}>Show all jobs</Button> : add}
          >
            {search.any
              ? 'Take a filter away, or choose another state above.'
              : 'Every webhook that comes in makes a job that routes it, and one more for each call to a destination.'}
          </Empty>
        }
      />
      <Text size="xs" c="dimmed" visibleFrom="sm" component="div">
        <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> from row to row, <Kbd size="xs">x</Kbd> chooses,{' '}
        <Kbd size="xs">Enter</Kbd> opens. Ctrl adds a state above; Shift chooses all between.
      </Text>
      <OrderDialog asked={asked} onGiven={selection.clear} close={() => setAsked(undefined)} />
    </Page>
  );
}

/** A type that came by a link is one to choose as well. */
const typesWith = (type: string | undefined) => [...new Set([...JOB_TYPES, ...(type ? [type] : [])])];

function AllThatMatch({ ask }: { ask: (action: OrderAction) => void }) {
  const may = useMay('jobs:write');
  if (!may) {
    return (
      <Action needs="jobs:write" variant="default">
        All that match
      </Action>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />}>
          All that match
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => ask('redrive')}>Redrive…</Menu.Item>
        <Menu.Item onClick={() => ask('retry')}>Retry…</Menu.Item>
        <Menu.Item color="red" c="var(--mantine-color-error)" onClick={() => ask('cancel')}>
          Cancel…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const columns = (slug: string, nameOf: (id: string | null) => string): Column<Schemas['JobDto']>[] => [
  {
    title: 'Job',
    width: 'minmax(0, 1.1fr)',
    cell: (job) => (
      <RowLink to="/w/$slug/jobs/$id" params={{ slug, id: job.id }}>
        {job.type}
      </RowLink>
    ),
  },
  { title: 'State', width: '92px', cell: (job) => <Status value={job.status} /> },
  {
    title: 'Connector',
    width: 'minmax(0, 1fr)',
    wide: true,
    cell: (job) => (job.connectorId ? nameOf(job.connectorId) : <Quiet>–</Quiet>),
  },
  { title: 'Attempts', width: '64px', wide: true, cell: (job) => `${job.attempts} of ${job.maxAttempts}` },
  { title: 'What came of it', width: 'minmax(0, 2fr)', wide: true, cell: (job) => <Quiet>{storyOf(job)}</Quiet> },
  { title: 'Made', width: '76px', cell: (job) => <Time at={job.createdAt} /> },
];

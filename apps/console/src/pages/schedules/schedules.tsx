import { Button } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useFilters } from '../../app/search';
import { useMay, useWorkspace } from '../../app/workspace';
import { Empty } from '../../components/empty';
import { FilterBar } from '../../components/filter-bar';
import { useLive } from '../../components/live-switch';
import { Page } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { Quiet, Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { ButtonLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { cronWords } from './cron-words';

/** Jobs that are made again and again, by the clock. */
export function SchedulesPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const [live] = useLive();
  const search = useFilters(['enabled', 'jobType']);
  const { enabled, jobType } = search.filters;
  const list = useList(
    ['schedules', workspaceId, search.filters],
    (cursor) => {
      const query = { jobType, cursor, limit: 100, ...(enabled !== undefined && { enabled: enabled === 'true' }) };
      return data(api.GET('/v1/workspaces/{workspaceId}/schedules', { params: { path: { workspaceId }, query } }));
    },
    live,
  );
  const add = useMay('schedules:write') && (
    <ButtonLink to="/w/$slug/schedules/new" params={{ slug }}>
      New schedule
    </ButtonLink>
  );
  return (
    <Page title="Schedules" about="Jobs that are made by the clock: every night, every five minutes." actions={add}>
      <FilterBar
        filters={search}
        fields={[
          {
            name: 'enabled',
            label: 'Running or not',
            options: [
              { value: 'true', label: 'running' },
              { value: 'false', label: 'paused' },
            ],
            width: 150,
          },
          { name: 'jobType', label: 'Any type', options: ['connector.call', 'http.request'], width: 150 },
        ]}
      />
      <Rows
        label="Schedules"
        list={list}
        columns={[
          {
            title: 'Name',
            width: 'minmax(0, 1.3fr)',
            cell: ({ id, name }) => (
              <RowLink to="/w/$slug/schedules/$id" params={{ slug, id }}>
                {name}
              </RowLink>
            ),
          },
          {
            title: 'When',
            width: 'minmax(0, 2fr)',
            wide: true,
            cell: ({ cron, timezone }) => (
              <>
                {cronWords(cron) ?? cron} <Quiet>{timezone}</Quiet>
              </>
            ),
          },
          {
            title: 'State',
            width: '96px',
            cell: ({ enabled: on, disabledReason }) => (
              <Status value={on ? 'active' : disabledReason ? 'error' : 'paused'} />
            ),
          },
          {
            title: 'Next run',
            width: '84px',
            cell: ({ nextRunAt }) => (nextRunAt ? <Time at={nextRunAt} /> : <Quiet>–</Quiet>),
          },
          { title: 'Last run', width: '84px', wide: true, cell: ({ lastRunAt }) => <Time at={lastRunAt} /> },
        ]}
        empty={
          <Empty
            icon={<IconCalendarTime size={22} />}
            title={search.any ? 'No schedule matches' : 'No schedules yet'}
            action={search.any ? <Button onClick={search.clear}>Show all schedules</Button> : add}
          >
            {search.any
              ? 'Take a filter away to see more.'
              : 'A schedule makes a job at every tick of its cron expression: a nightly export, a call that fetches what a provider does not send by itself.'}
          </Empty>
        }
      />
    </Page>
  );
}

import { IconActivity } from '@tabler/icons-react';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useChosenRow } from '../../app/chosen-row';
import { useFilters } from '../../app/search';
import { useWorkspace } from '../../app/workspace';
import { Empty } from '../../components/empty';
import { ExportMenu, exportOf } from '../../components/export-menu';
import { FilterBar } from '../../components/filter-bar';
import { LiveSwitch, useLive } from '../../components/live-switch';
import { Page } from '../../components/page';
import { RowButton } from '../../components/row-button';
import { Quiet, Rows } from '../../components/rows';
import { NarrowDot, Status } from '../../components/status';
import { Time } from '../../components/time';
import { TimeRange } from '../../components/time-range';
import { EventDetail } from './event-detail';

const SEVERITIES = ['debug', 'info', 'warning', 'error', 'critical'] as const;

/** What happened, in the words of the system. */
export function EventsPage() {
  const { id: workspaceId } = useWorkspace();
  const [live, setLive] = useLive();
  const search = useFilters(['severity', 'type', 'traceId', 'since', 'until']);
  const { severity, ...rest } = search.filters;
  const list = useList(
    ['events', workspaceId, search.filters],
    (cursor) => {
      const query = { ...rest, severity: SEVERITIES.find((known) => known === severity), cursor, limit: 100 };
      return data(api.GET('/v1/workspaces/{workspaceId}/events', { params: { path: { workspaceId }, query } }));
    },
    live,
  );
  const rows = useChosenRow(list.rows);
  return (
    <Page
      title="Events"
      about="What happened in this workspace, also what was refused."
      actions={
        <>
          <LiveSwitch live={live} onChange={setLive} />
          <ExportMenu href={exportOf(workspaceId, 'events')} filters={search.filters} />
        </>
      }
    >
      <FilterBar
        filters={search}
        fields={[
          { name: 'severity', label: 'Any severity', options: SEVERITIES, width: 140 },
          { name: 'type', label: 'Type, as job.dead' },
          { name: 'traceId', label: 'Trace id', width: 220 },
        ]}
      >
        <TimeRange filters={search} />
      </FilterBar>
      <Rows
        label="Events"
        list={list}
        columns={[
          {
            title: 'What happened',
            width: 'minmax(0, 3fr)',
            cell: (event) => (
              <RowButton onClick={() => rows.choose(event.id)}>
                <NarrowDot value={event.severity} />
                {event.message}
              </RowButton>
            ),
          },
          { title: 'Severity', width: '96px', wide: true, cell: (event) => <Status value={event.severity} /> },
          { title: 'Type', width: 'minmax(0, 1fr)', wide: true, cell: (event) => <Quiet>{event.type}</Quiet> },
          { title: 'When', width: '92px', cell: (event) => <Time at={event.createdAt} /> },
        ]}
        empty={
          <Empty icon={<IconActivity size={22} />} title={search.any ? 'No event matches' : 'Nothing happened yet'}>
            {search.any
              ? 'Take a filter away to see more.'
              : 'Webhooks, jobs and sign-ins leave events here, each with the trace it belongs to.'}
          </Empty>
        }
      />
      <EventDetail {...rows} />
    </Page>
  );
}

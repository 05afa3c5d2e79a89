import { IconClipboardList } from '@tabler/icons-react';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useChosenRow } from '../../app/chosen-row';
import { useConnectors } from '../../app/connector-names';
import { duration } from '../../app/relative-time';
import { useFilters } from '../../app/search';
import { useWorkspace } from '../../app/workspace';
import { Empty } from '../../components/empty';
import { ExportMenu, exportOf } from '../../components/export-menu';
import { FilterBar } from '../../components/filter-bar';
import { LiveSwitch, useLive } from '../../components/live-switch';
import { Page } from '../../components/page';
import { RowButton } from '../../components/row-button';
import { Quiet, Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { Time } from '../../components/time';
import { TimeRange } from '../../components/time-range';
import { RequestDetail } from './request-detail';

const DIRECTIONS = ['in', 'out'] as const;
const OUTCOMES = ['success', 'refused', 'failed'] as const;

/** Every HTTP request, in and out, with how it ended and how long it took. */
export function RequestsPage() {
  const { id: workspaceId } = useWorkspace();
  const { options, nameOf } = useConnectors();
  const [live, setLive] = useLive();
  const search = useFilters(['direction', 'status', 'connectorId', 'requestId', 'traceId', 'since', 'until']);
  const { direction, status, ...rest } = search.filters;
  const list = useList(
    ['requests', workspaceId, search.filters],
    (cursor) => {
      const query = {
        ...rest,
        direction: DIRECTIONS.find((known) => known === direction),
        status: OUTCOMES.find((known) => known === status),
        cursor,
        limit: 100,
      };
      return data(api.GET('/v1/workspaces/{workspaceId}/requests', { params: { path: { workspaceId }, query } }));
    },
    live,
  );
  const rows = useChosenRow(list.rows);
  return (
    <Page
      title="Requests"
      about="Every request: webhooks and API calls in, calls of connectors out."
      actions={
        <>
          <LiveSwitch live={live} onChange={setLive} />
          <ExportMenu href={exportOf(workspaceId, 'requests')} filters={search.filters} />
        </>
      }
    >
      <FilterBar
        filters={search}
        fields={[
          { name: 'direction', label: 'In and out', options: DIRECTIONS, width: 120 },
          { name: 'status', label: 'Any outcome', options: OUTCOMES, width: 140 },
          { name: 'connectorId', label: 'Any connector', options },
          { name: 'traceId', label: 'Trace id', width: 220 },
        ]}
      >
        <TimeRange filters={search} />
      </FilterBar>
      <Rows
        label="Requests"
        list={list}
        columns={[
          {
            title: 'Request',
            width: 'minmax(0, 2.4fr)',
            cell: (request) => (
              <RowButton onClick={() => rows.choose(request.id)}>{shortened(request.operation)}</RowButton>
            ),
          },
          { title: 'Way', width: '44px', wide: true, cell: (request) => request.direction },
          { title: 'Outcome', width: '88px', cell: (request) => <Status value={request.status} /> },
          {
            title: 'Answer',
            width: 'minmax(0, 0.8fr)',
            wide: true,
            cell: (request) => request.httpStatus ?? <Quiet>{request.errorCode ?? 'none'}</Quiet>,
          },
          { title: 'Connector', width: 'minmax(0, 1fr)', wide: true, cell: (request) => nameOf(request.connectorId) },
          { title: 'Took', width: '70px', wide: true, cell: (request) => duration(request.latencyMs) },
          { title: 'When', width: '92px', cell: (request) => <Time at={request.createdAt} /> },
        ]}
        empty={
          <Empty icon={<IconClipboardList size={22} />} title={search.any ? 'No request matches' : 'No requests yet'}>
            {search.any
              ? 'Take a filter away to see more.'
              : 'Every webhook, every call of the API and every call of a connector is told here.'}
          </Empty>
        }
      />
      <RequestDetail {...rows} />
    </Page>
  );
}

/** What nearly all of them begin with says nothing. */
const shortened = (operation: string) => operation.replace('/v1/workspaces/:workspaceId', '…');

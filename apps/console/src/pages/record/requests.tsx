import { IconClipboardList } from '@tabler/icons-react';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { useList } from '../../api/queries';
import { useConnectors } from '../../app/connector-names';
import { duration } from '../../app/relative-time';
import { useFilters } from '../../app/search';
import { useWorkspace } from '../../app/workspace';
import { CodeBlock, pretty } from '../../components/code-block';
import { Empty } from '../../components/empty';
import { ExportMenu } from '../../components/export-menu';
import { FilterBar } from '../../components/filter-bar';
import { LiveSwitch, useLive } from '../../components/live-switch';
import { Page } from '../../components/page';
import { RowButton } from '../../components/row-button';
import { Quiet, Rows } from '../../components/rows';
import { SidePanel } from '../../components/side-panel';
import { Status } from '../../components/status';
import { Time } from '../../components/time';
import { TraceLink } from './trace-link';

const DIRECTIONS = ['in', 'out'] as const;
const OUTCOMES = ['success', 'refused', 'failed'] as const;

/** Every HTTP request, in and out, with how it ended and how long it took. */
export function RequestsPage() {
  const { id: workspaceId } = useWorkspace();
  const { options, nameOf } = useConnectors();
  const [live, setLive] = useLive();
  const [chosen, setChosen] = useState<Schemas['RequestDto']>();
  const search = useFilters(['direction', 'status', 'connectorId', 'traceId']);
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
  return (
    <Page
      title="Requests"
      about="Every request: webhooks and API calls in, calls of connectors out."
      actions={
        <>
          <LiveSwitch live={live} onChange={setLive} />
          <ExportMenu log="requests" filters={search.filters} />
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
      />
      <Rows
        label="Requests"
        list={list}
        columns={[
          {
            title: 'Request',
            width: 'minmax(0, 2.4fr)',
            cell: (request) => <RowButton onClick={() => setChosen(request)}>{request.operation}</RowButton>,
          },
          { title: 'Way', width: '44px', wide: true, cell: (request) => request.direction },
          { title: 'Outcome', width: '110px', cell: (request) => <Status value={request.status} /> },
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
          <Empty icon={<IconClipboardList size={22} />} title="No request matches">
            Take a filter away to see more.
          </Empty>
        }
      />
      <SidePanel title={chosen?.operation ?? ''} open={chosen !== undefined} close={() => setChosen(undefined)}>
        {chosen && (
          <>
            <p>
              Trace <TraceLink traceId={chosen.traceId} />
            </p>
            <CodeBlock what="the request" text={pretty(chosen)} max={600} />
          </>
        )}
      </SidePanel>
    </Page>
  );
}

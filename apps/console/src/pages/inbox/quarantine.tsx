import { IconShieldCheck } from '@tabler/icons-react';
import { api, data, type Schemas } from '../../api/client';
import { useList } from '../../api/queries';
import { useConnectors } from '../../app/connector-names';
import { useFilters } from '../../app/search';
import { useWorkspace } from '../../app/workspace';
import { Empty } from '../../components/empty';
import { FilterBar } from '../../components/filter-bar';
import { LiveSwitch, useLive } from '../../components/live-switch';
import { Page } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { Quiet, Rows } from '../../components/rows';
import { Time } from '../../components/time';
import { REASONS, reasonInWords } from './reasons';
import { sinceOf, WITHIN_FIELD } from './received-within';
import { ReverifyMany } from './reverify-many';
import { WebhookTabs } from './webhook-tabs';

type Reason = Schemas['QuarantinedDto']['reason'];

/** Requests that were refused, kept for somebody to look at. */
export function QuarantinePage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { options, nameOf } = useConnectors();
  const search = useFilters(['reason', 'connectorId', 'within']);
  const [live, setLive] = useLive();
  const { connectorId, within } = search.filters;
  const reason = search.filters.reason as Reason | undefined;
  const list = useList(
    ['quarantine', workspaceId, search.filters],
    (cursor) => {
      const query = { connectorId, reason, since: sinceOf(within), cursor, limit: 100 };
      return data(
        api.GET('/v1/workspaces/{workspaceId}/webhooks/quarantine', { params: { path: { workspaceId }, query } }),
      );
    },
    live,
  );
  return (
    <Page
      title="Webhooks"
      about="Requests that did not prove where they come from. The sender was told no; nothing was done with them."
      actions={
        <>
          <LiveSwitch live={live} onChange={setLive} />
          <ReverifyMany
            filter={() => ({
              ...(connectorId ? { connectorId } : {}),
              ...(reason ? { reason } : {}),
              ...(within ? { since: sinceOf(within) } : {}),
            })}
          />
        </>
      }
    >
      <WebhookTabs />
      <FilterBar
        filters={search}
        fields={[
          {
            name: 'reason',
            label: 'Any reason',
            options: Object.entries(REASONS).map(([value, label]) => ({ value, label })),
            width: 220,
          },
          { name: 'connectorId', label: 'Any source', options },
          WITHIN_FIELD,
        ]}
      />
      <Rows
        label="Quarantine"
        list={list}
        columns={[
          {
            title: 'Why',
            width: 'minmax(0, 1.3fr)',
            cell: (request) => (
              <RowLink to="/w/$slug/quarantine/$id" params={{ slug, id: request.id }}>
                {reasonInWords(request.reason)}
              </RowLink>
            ),
          },
          { title: 'Source', width: 'minmax(0, 1fr)', cell: (request) => nameOf(request.connectorId) },
          {
            title: 'What it usually means',
            width: 'minmax(0, 2.4fr)',
            wide: true,
            cell: (request) => <Quiet>{request.hint}</Quiet>,
          },
          {
            title: 'Bytes',
            width: '80px',
            wide: true,
            cell: (request) => request.bytes.toLocaleString('en'),
          },
          { title: 'Received', width: '92px', cell: (request) => <Time at={request.receivedAt} /> },
        ]}
        empty={
          <Empty icon={<IconShieldCheck size={22} />} title={search.any ? 'Nothing matches' : 'Nothing in quarantine'}>
            {search.any
              ? 'Take a filter away to see more.'
              : 'A request whose signature is missing or wrong is refused and kept here, with the reason and what usually mends it. Once that is mended, check it again and it comes in as a real event.'}
          </Empty>
        }
      />
    </Page>
  );
}

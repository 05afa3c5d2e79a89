import { IconInbox } from '@tabler/icons-react';
import { api, data } from '../../api/client';
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
import { Status } from '../../components/status';
import { ButtonLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { sinceOf, WITHIN_FIELD } from './received-within';
import { ReplayMany } from './replay-many';
import { WebhookTabs } from './webhook-tabs';

const STATES = ['received', 'processed', 'ignored', 'failed'] as const;

/** Every webhook that came in and proved genuine. */
export function InboxPage() {
  const { id, slug } = useWorkspace();
  const { options, nameOf } = useConnectors();
  const search = useFilters(['status', 'connectorId', 'eventType', 'within', 'eventId', 'traceId']);
  const [live, setLive] = useLive();
  const { status, within, ...rest } = search.filters;
  const state = STATES.find((one) => one === status);
  const list = useList(
    ['inbox', id, search.filters],
    (cursor) => {
      const query = { ...rest, status: state, since: sinceOf(within), cursor, limit: 100 };
      return data(
        api.GET('/v1/workspaces/{workspaceId}/webhooks/inbox', { params: { path: { workspaceId: id }, query } }),
      );
    },
    live,
  );
  return (
    <Page
      title="Webhooks"
      about="What came in, was proven genuine and stored. What was not is in quarantine."
      actions={
        <>
          <LiveSwitch live={live} onChange={setLive} />
          <ReplayMany
            filter={() => ({
              ...(state ? { status: [state] } : {}),
              ...(rest.connectorId ? { connectorId: rest.connectorId } : {}),
              ...(rest.eventType ? { eventTypes: [rest.eventType] } : {}),
              ...(within ? { since: sinceOf(within) } : {}),
            })}
            refusal={
              rest.eventId || rest.traceId
                ? 'A replay of many knows no event id and no trace: open the event to replay that one alone.'
                : undefined
            }
          />
        </>
      }
    >
      <WebhookTabs />
      <FilterBar
        filters={search}
        fields={[
          { name: 'status', label: 'Any state', options: STATES, width: 130 },
          { name: 'connectorId', label: 'Any source', options },
          { name: 'eventType', label: 'Event type' },
          WITHIN_FIELD,
          { name: 'eventId', label: 'Provider’s event id', width: 220 },
        ]}
      />
      <Rows
        label="Webhooks"
        list={list}
        columns={[
          {
            title: 'Event',
            width: 'minmax(0, 2fr)',
            cell: (message) => (
              <RowLink to="/w/$slug/inbox/$id" params={{ slug, id: message.id }}>
                {message.eventType ?? 'without a type'}
              </RowLink>
            ),
          },
          { title: 'State', width: '110px', cell: (message) => <Status value={message.status} /> },
          { title: 'Source', width: 'minmax(0, 1.2fr)', wide: true, cell: (message) => nameOf(message.connectorId) },
          {
            title: 'Provider’s id',
            width: 'minmax(0, 2fr)',
            wide: true,
            cell: (message) => <Quiet>{message.eventId}</Quiet>,
          },
          { title: 'Received', width: '92px', cell: (message) => <Time at={message.receivedAt} /> },
        ]}
        empty={
          search.any ? (
            <Empty icon={<IconInbox size={22} />} title="No webhook matches">
              Take a filter away to see more.
            </Empty>
          ) : (
            <Empty
              icon={<IconInbox size={22} />}
              title="No webhooks yet"
              action={
                <ButtonLink to="/w/$slug" params={{ slug }}>
                  To the first steps
                </ButtonLink>
              }
            >
              Make a connector, paste its webhook URL into the provider’s settings, and let the provider send a test
              event, or send one of your own from the first steps. It shows up here within a second.
            </Empty>
          )
        }
      />
    </Page>
  );
}

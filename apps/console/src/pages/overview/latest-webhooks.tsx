import { Text } from '@mantine/core';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Section } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';

/** What came in last, as it comes. */
export function LatestWebhooks() {
  const { id: workspaceId, slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const list = useList(
    ['inbox', workspaceId, 'latest'],
    async () => {
      const params = { path: { workspaceId }, query: { limit: 8 } };
      const page = await data(api.GET('/v1/workspaces/{workspaceId}/webhooks/inbox', { params }));
      return { ...page, nextCursor: null };
    },
    true,
  );
  const all = (
    <TextLink to="/w/$slug/inbox" params={{ slug }}>
      See all
    </TextLink>
  );
  return (
    <Section title="Latest webhooks" actions={list.rows.length > 0 && all} flush>
      <Rows
        compact
        label="Latest webhooks"
        list={list}
        columns={[
          {
            title: 'Event',
            width: 'minmax(0, 1.4fr)',
            cell: ({ id, eventType }) => (
              <RowLink to="/w/$slug/inbox/$id" params={{ slug, id }}>
                {eventType ?? 'without a type'}
              </RowLink>
            ),
          },
          { title: 'Source', width: 'minmax(0, 1fr)', wide: true, cell: ({ connectorId }) => nameOf(connectorId) },
          { title: 'State', width: '110px', cell: ({ status }) => <Status value={status} /> },
          { title: 'Received', width: '92px', cell: ({ receivedAt }) => <Time at={receivedAt} /> },
        ]}
        empty={
          <Text size="sm" c="dimmed" p="md">
            None yet.
          </Text>
        }
      />
    </Section>
  );
}

import { Text } from '@mantine/core';
import { api, data, type Schemas } from '../../api/client';
import { useList } from '../../api/queries';
import { duration } from '../../app/relative-time';
import { useWorkspace } from '../../app/workspace';
import { useLive } from '../../components/live-switch';
import { Section } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { Quiet, Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';

/** The calls that went out lately; each leads to its job, or to its trace. */
export function RecentCalls({ id }: { id: string }) {
  const { id: workspaceId, slug } = useWorkspace();
  const [live] = useLive();
  const list = useList(
    ['requests', workspaceId, 'of', id],
    async () => {
      const params = { path: { workspaceId }, query: { connectorId: id, direction: 'out' as const, limit: 9 } };
      const { items } = await data(api.GET('/v1/workspaces/{workspaceId}/requests', { params }));
      return { items, nextCursor: null };
    },
    live,
  );
  const link = ({ jobId, traceId, operation }: Schemas['RequestDto']) =>
    jobId ? (
      <RowLink to="/w/$slug/jobs/$id" params={{ slug, id: jobId }}>
        {operation}
      </RowLink>
    ) : (
      <RowLink to="/w/$slug/traces/$traceId" params={{ slug, traceId }}>
        {operation}
      </RowLink>
    );
  const all = (
    <TextLink to="/w/$slug/requests" params={{ slug }} search={{ connectorId: id, direction: 'out' }}>
      All of them
    </TextLink>
  );
  return (
    <Section title="Recent calls" actions={all} flush>
      <Rows
        compact
        label="Recent calls"
        list={list}
        columns={[
          { title: 'Call', width: 'minmax(0, 2fr)', cell: link },
          { title: 'Outcome', width: '96px', cell: (request) => <Status value={request.status} /> },
          {
            title: 'Answer',
            width: 'minmax(0, 1fr)',
            wide: true,
            cell: (request) => request.httpStatus ?? <Quiet>{request.errorCode ?? 'none'}</Quiet>,
          },
          { title: 'Attempt', width: '58px', wide: true, cell: (request) => request.retryCount + 1 },
          { title: 'Took', width: '70px', wide: true, cell: (request) => duration(request.latencyMs) },
          { title: 'When', width: '76px', cell: (request) => <Time at={request.createdAt} /> },
        ]}
        empty={
          <Text size="sm" c="dimmed" p="md">
            No call went out yet. Test it above, or make a route that leads here.
          </Text>
        }
      />
    </Section>
  );
}

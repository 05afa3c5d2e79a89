import { Text } from '@mantine/core';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Section } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { Time } from '../../components/time';

/** The jobs that one webhook led to. */
export function Deliveries({ traceId }: { traceId: string }) {
  const { id: workspaceId, slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const list = useList(
    ['jobs', workspaceId, { traceId }],
    (cursor) => {
      const query = { traceId, cursor, limit: 100 };
      return data(api.GET('/v1/workspaces/{workspaceId}/jobs', { params: { path: { workspaceId }, query } }));
    },
    true,
  );
  return (
    <Section title="What came of it" flush>
      <Rows
        compact
        label="Jobs of this webhook"
        list={list}
        columns={[
          {
            title: 'Job',
            width: 'minmax(0, 1.4fr)',
            cell: (job) => (
              <RowLink to="/w/$slug/jobs/$id" params={{ slug, id: job.id }}>
                {job.type}
              </RowLink>
            ),
          },
          { title: 'State', width: '110px', cell: (job) => <Status value={job.status} /> },
          { title: 'To', width: 'minmax(0, 1fr)', wide: true, cell: (job) => nameOf(job.connectorId) },
          { title: 'Attempts', width: '90px', wide: true, cell: (job) => `${job.attempts} of ${job.maxAttempts}` },
          { title: 'Updated', width: '92px', cell: (job) => <Time at={job.updatedAt} /> },
        ]}
        empty={
          <Text size="sm" c="dimmed" p="md">
            No job yet. One routes the webhook; each route that matches adds another.
          </Text>
        }
      />
    </Section>
  );
}

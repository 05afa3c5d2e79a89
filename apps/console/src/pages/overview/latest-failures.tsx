import { Text } from '@mantine/core';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Section } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { Quiet, Rows } from '../../components/rows';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { errorLine } from '../jobs/job-error';

/** The deliveries that were given up last. */
export function LatestFailures() {
  const { id: workspaceId, slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const list = useList(
    ['jobs', workspaceId, 'latest-dead'],
    async () => {
      const params = { path: { workspaceId }, query: { status: ['dead' as const], limit: 5 } };
      const page = await data(api.GET('/v1/workspaces/{workspaceId}/jobs', { params }));
      return { ...page, nextCursor: null };
    },
    true,
  );
  const all = (
    <TextLink to="/w/$slug/jobs" params={{ slug }} search={{ status: 'dead' }}>
      See all
    </TextLink>
  );
  return (
    <Section title="Needs attention" actions={list.rows.length > 0 && all} flush>
      <Rows
        compact
        label="Dead jobs"
        list={list}
        columns={[
          {
            title: 'Job',
            width: 'minmax(0, 1fr)',
            cell: ({ id, type }) => (
              <RowLink to="/w/$slug/jobs/$id" params={{ slug, id }}>
                {type}
              </RowLink>
            ),
          },
          { title: 'To', width: 'minmax(0, 1fr)', cell: ({ connectorId }) => nameOf(connectorId) },
          {
            title: 'Why',
            width: 'minmax(0, 2fr)',
            wide: true,
            cell: (job) => <Quiet>{errorLine(job.lastError)}</Quiet>,
          },
          { title: 'Given up', width: '92px', cell: ({ finishedAt }) => <Time at={finishedAt} /> },
        ]}
        empty={
          <Text size="sm" c="dimmed" p="md">
            Nothing: no delivery was given up.
          </Text>
        }
      />
    </Section>
  );
}

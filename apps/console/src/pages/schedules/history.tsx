import { Text } from '@mantine/core';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { exactTime } from '../../app/relative-time';
import { useWorkspace } from '../../app/workspace';
import { RowLink } from '../../components/row-link';
import { Quiet, Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { Time } from '../../components/time';
import { errorLine } from '../jobs/job-error';

/** The jobs that a schedule made, newest first. */
export function History({ id }: { id: string }) {
  const { id: workspaceId, slug } = useWorkspace();
  const list = useList(
    ['schedules', workspaceId, id, 'history'],
    (cursor) => {
      const params = { path: { workspaceId, id }, query: { cursor, limit: 50 } };
      return data(api.GET('/v1/workspaces/{workspaceId}/schedules/{id}/history', { params }));
    },
    true,
  );
  return (
    <Rows
      compact
      label="History"
      list={list}
      columns={[
        {
          title: 'Tick',
          width: 'minmax(0, 1.2fr)',
          cell: (run) => (
            <RowLink to="/w/$slug/jobs/$id" params={{ slug, id: run.id }}>
              {run.tickAt ? exactTime(new Date(run.tickAt)).split('\n')[0] : 'Triggered by hand'}
            </RowLink>
          ),
        },
        { title: 'State', width: '100px', cell: (run) => <Status value={run.status} /> },
        { title: 'Attempts', width: '64px', wide: true, cell: (run) => run.attempts },
        {
          title: 'Last error',
          width: 'minmax(0, 1.4fr)',
          wide: true,
          cell: (run) => <Quiet>{run.status === 'success' ? '' : (errorLine(run.lastError) ?? '')}</Quiet>,
        },
        {
          title: 'Finished',
          width: '84px',
          cell: (run) => (run.finishedAt ? <Time at={run.finishedAt} /> : <Quiet>not yet</Quiet>),
        },
      ]}
      empty={
        <Text size="sm" c="dimmed" p="md">
          It has made no job yet. “Trigger now” makes one without waiting for its tick.
        </Text>
      }
    />
  );
}

import { IconListDetails } from '@tabler/icons-react';
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
import { Time } from '../../components/time';
import { errorLine } from './job-error';
import { StatusTabs } from './status-tabs';
import { JOB_STATES } from './job-states';

/** Every piece of work: what waits, what runs, what came of it. */
export function JobsPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { options, nameOf } = useConnectors();
  const search = useFilters(['status', 'type', 'connectorId', 'traceId', 'correlationId']);
  const [live, setLive] = useLive();
  const { status, ...rest } = search.filters;
  const list = useList(
    ['jobs', workspaceId, search.filters],
    (cursor) => {
      const query = { ...rest, status: JOB_STATES.filter((state) => state === status), cursor, limit: 100 };
      return data(api.GET('/v1/workspaces/{workspaceId}/jobs', { params: { path: { workspaceId }, query } }));
    },
    live,
  );
  return (
    <Page
      title="Jobs"
      about="Work that lasts: it is retried by its policy until it succeeds, or is dead and waits for you."
      actions={<LiveSwitch live={live} onChange={setLive} />}
    >
      <StatusTabs value={status} onChange={(value) => search.set({ status: value })} />
      <FilterBar
        filters={search}
        fields={[
          { name: 'type', label: 'Type', width: 150 },
          { name: 'connectorId', label: 'Any connector', options },
          { name: 'traceId', label: 'Trace id', width: 220 },
        ]}
      />
      <Rows
        label="Jobs"
        list={list}
        columns={[
          {
            title: 'Job',
            width: 'minmax(0, 1.1fr)',
            cell: (job) => (
              <RowLink to="/w/$slug/jobs/$id" params={{ slug, id: job.id }}>
                {job.type}
              </RowLink>
            ),
          },
          { title: 'State', width: '110px', cell: (job) => <Status value={job.status} /> },
          { title: 'Connector', width: 'minmax(0, 1fr)', wide: true, cell: (job) => nameOf(job.connectorId) },
          { title: 'Attempts', width: '76px', wide: true, cell: (job) => `${job.attempts} of ${job.maxAttempts}` },
          {
            title: 'Last error',
            width: 'minmax(0, 2fr)',
            wide: true,
            cell: (job) => <Quiet>{errorLine(job.lastError) ?? ''}</Quiet>,
          },
          { title: 'Made', width: '92px', cell: (job) => <Time at={job.createdAt} /> },
        ]}
        empty={
          <Empty icon={<IconListDetails size={22} />} title={search.any ? 'No job matches' : 'No jobs yet'}>
            {search.any
              ? 'Take a filter away, or choose another state above.'
              : 'Every webhook that comes in makes a job that routes it, and one more for each call to a destination.'}
          </Empty>
        }
      />
    </Page>
  );
}

import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, data, type Schemas } from '../../api/client';
import { queryClient } from '../../api/queries';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { CodeBlock, pretty } from '../../components/code-block';
import { Copyable } from '../../components/copy';
import { Facts } from '../../components/facts';
import { Loaded, Page, Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { Status } from '../../components/status';
import { ButtonLink, TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { Causes } from './causes';
import { STATE_MEANING } from './job-states';
import { RunTimeline } from './run-timeline';

const ENDED = new Set(['success', 'dead', 'cancelled']);

/** One job: its attempts, why they failed, and what to do about it. */
export function JobPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { id = '' } = useParams({ strict: false });
  const path = { workspaceId, id };
  const job = useQuery({
    queryKey: ['jobs', workspaceId, id],
    queryFn: () => data(api.GET('/v1/workspaces/{workspaceId}/jobs/{id}', { params: { path } })),
    refetchInterval: ({ state }) => (state.data && ENDED.has(state.data.status) ? false : 2_000),
  });
  const retry = useMutation({
    mutationFn: () => data(api.POST('/v1/workspaces/{workspaceId}/jobs/{id}/retry', { params: { path } })),
    onSuccess: async () => {
      notifications.show({ message: 'The job runs again now.' });
      await queryClient.invalidateQueries({ queryKey: ['jobs', workspaceId] });
    },
  });
  const status = job.data?.status;
  const back = (
    <TextLink to="/w/$slug/jobs" params={{ slug }}>
      Jobs
    </TextLink>
  );
  const actions = job.data && (
    <>
      <ButtonLink variant="default" to="/w/$slug/traces/$traceId" params={{ slug, traceId: job.data.traceId }}>
        See the trace
      </ButtonLink>
      {status !== 'success' && status !== 'running' && (
        <Action needs="jobs:write" loading={retry.isPending} onClick={() => retry.mutate()}>
          Retry now
        </Action>
      )}
    </>
  );
  return (
    <Page title={job.data?.type ?? 'Job'} about={status && STATE_MEANING[status]} back={back} actions={actions}>
      <ProblemAlert error={retry.error} />
      <Loaded query={job}>
        {(loaded) => (
          <>
            <Section title="Job">
              <About job={loaded} />
            </Section>
            {loaded.lastError && status !== 'success' && (
              <Section title="Why it failed">
                <Causes error={loaded.lastError} />
              </Section>
            )}
            <Section title="Timeline">
              <RunTimeline job={loaded} />
            </Section>
            <Section title="Payload">
              <CodeBlock what="the payload" text={pretty(loaded.payload)} max={320} />
            </Section>
            {loaded.result && (
              <Section title="Result">
                <CodeBlock what="the result" text={pretty(loaded.result)} max={320} />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function About({ job }: { job: Schemas['JobDetailDto'] }) {
  const { slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const connector = job.connectorId && (
    <TextLink to="/w/$slug/connectors/$id" params={{ slug, id: job.connectorId }}>
      {nameOf(job.connectorId)}
    </TextLink>
  );
  const waits = job.status === 'queued' || job.status === 'failed';
  return (
    <Facts
      facts={[
        ['State', <Status value={job.status} />],
        ['Attempts', `${job.attempts} of ${job.maxAttempts}`],
        ['Made', <Time at={job.createdAt} />],
        waits
          ? ['Next attempt', <Time at={job.runAt} />]
          : ['Finished', job.finishedAt ? <Time at={job.finishedAt} /> : 'not yet'],
        ['Connector', connector ?? 'none'],
        ['Lane', `${job.lane}, priority ${job.priority}`],
        ['Id', <Copyable text={job.id} what="the id" />],
        ['Trace', <Copyable text={job.traceId} what="the trace id" />],
      ]}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, data } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { CodeBlock, pretty } from '../../components/code-block';
import { Loaded, Page, Section } from '../../components/page';
import { TextLink } from '../../components/text-link';
import { AboutJob } from './about-job';
import { Causes } from './causes';
import { Children } from './children';
import { JobActions } from './job-actions';
import { STATE_MEANING } from './job-states';
import { lastFailure } from './job-error';
import { isOrder, OrderProgress } from './order-progress';
import { RoutedWebhooks } from './routed-webhooks';
import { RunTimeline } from './run-timeline';
import classes from './run-timeline.module.css';
import { isCall, SentAndAnswered } from './sent-and-answered';
import { Waiting } from './waiting';

const ENDED = new Set(['success', 'dead', 'cancelled']);

/** One job: its attempts, why they failed, and what to do about it. */
export function JobPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { id = '' } = useParams({ strict: false });
  const job = useQuery({
    queryKey: ['jobs', workspaceId, id],
    queryFn: () => data(api.GET('/v1/workspaces/{workspaceId}/jobs/{id}', { params: { path: { workspaceId, id } } })),
    refetchInterval: ({ state }) => (state.data && ENDED.has(state.data.status) ? false : 2_000),
  });
  const status = job.data?.status;
  const failure = lastFailure(job.data?.lastError);
  const back = (
    <TextLink to="/w/$slug/jobs" params={{ slug }}>
      Jobs
    </TextLink>
  );
  return (
    <Page
      title={job.data?.type ?? 'Job'}
      about={status && STATE_MEANING[status]}
      back={back}
      actions={job.data && <JobActions job={job.data} />}
    >
      <Loaded query={job}>
        {(loaded) => (
          <>
            <Waiting job={loaded} />
            {(isOrder(loaded.type) || loaded.progress) && (
              <Section title="How far it is">
                <OrderProgress job={loaded} />
              </Section>
            )}
            {failure && status !== 'success' && (
              <Section title={ENDED.has(loaded.status) ? 'Why it failed' : 'Why its last attempt failed'}>
                <Causes job={loaded} error={failure} />
              </Section>
            )}
            <Section title="Job">
              <AboutJob job={loaded} />
            </Section>
            <Section title="Timeline">
              <RunTimeline job={loaded} />
            </Section>
            {isCall(loaded.type) && <SentAndAnswered job={loaded} />}
            <RoutedWebhooks job={loaded} />
            {loaded.children.length > 0 && <Children job={loaded} />}
            <Section title={isCall(loaded.type) ? 'As it is stored' : 'Payload'}>
              {isCall(loaded.type) ? (
                <details className={classes.details}>
                  <summary>Payload and result</summary>
                  <CodeBlock what="the payload" text={pretty(loaded.payload)} max={320} />
                  {loaded.result && <CodeBlock what="the result" text={pretty(loaded.result)} max={320} />}
                </details>
              ) : (
                <CodeBlock what="the payload" text={pretty(loaded.payload)} max={320} />
              )}
            </Section>
            {loaded.result && !isCall(loaded.type) && (
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

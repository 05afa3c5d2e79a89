import { IconClockPause } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import classes from './waiting.module.css';

/** Why a job that is not over does not run, in words, with the way forward. Nothing for one that runs or is over. */
export function Waiting({ job }: { job: Schemas['JobDetailDto'] }) {
  const reason = useReasonToWait(job);
  if (!reason) return null;
  return (
    <section className={classes.waiting} aria-label="Why it waits">
      <IconClockPause size={18} aria-hidden />
      <div>{reason}</div>
    </section>
  );
}

function useReasonToWait(job: Schemas['JobDetailDto']): ReactNode {
  const { slug } = useWorkspace();
  const { type, waitingFor, nextAttemptAt, orderingKey, connectorId, runs, status, cancelRequestedAt } = job;
  const queues = (
    <TextLink underline="always" to="/w/$slug/queues" params={{ slug }}>
      Queues
    </TextLink>
  );
  if (status === 'running' && cancelRequestedAt) {
    return (
      <>
        It was asked to end <Time at={cancelRequestedAt} /> and is over as soon as its worker has heard of it.
      </>
    );
  }
  if (!nextAttemptAt) return null;
  switch (waitingFor) {
    case 'ordering':
      return (
        <>
          It waits its turn behind an earlier job with the ordering key <code>{orderingKey}</code>; they run one at a
          time.{' '}
          <TextLink
            underline="always"
            to="/w/$slug/jobs"
            params={{ slug }}
            search={{ orderingKey: orderingKey ?? '', status: 'queued,running,failed' }}
          >
            See who is in line
          </TextLink>
          : retry or cancel the one in front if it is stuck.
        </>
      );
    case 'paused':
      return (
        <>
          What it belongs to is paused: its lane, its type, its connector, or the workspace. Resume it under {queues}.
        </>
      );
    case 'concurrency':
      return (
        <>
          As many jobs like it run as a limit allows. It goes on when one of them ends; see the limit, or raise it,
          under {queues}.
        </>
      );
    case 'workspace_enabled':
      return (
        <>
          The workspace is disabled, so nothing in it runs.{' '}
          <TextLink underline="always" to="/w/$slug/settings" params={{ slug }}>
            Enable it in the settings
          </TextLink>
          .
        </>
      );
    case 'worker_that_knows_type':
      return (
        <>
          No worker that runs now knows jobs of the type <code>{type}</code>. Start a worker of the version that made
          it; until then it waits, and loses no attempt.
        </>
      );
  }
  const last = runs.at(-1);
  const due = Date.parse(nextAttemptAt) <= Date.now();
  const connector = connectorId && (
    <>
      {' '}
      See the{' '}
      <TextLink underline="always" to="/w/$slug/connectors/$id" params={{ slug, id: connectorId }}>
        health of the connector
      </TextLink>
      .
    </>
  );
  if (last?.status === 'snoozed') {
    const message = last.error?.['message'];
    return (
      <>
        It was put off: {typeof message === 'string' ? message : 'it is not its time yet'}. It goes on{' '}
        <Time at={nextAttemptAt} />, and this spends no attempt.{connector}
      </>
    );
  }
  if (due) return <>It is due and waits for a free worker. If that lasts, see how full the lanes are under {queues}.</>;
  return status === 'failed' ? (
    <>
      The last attempt failed. Its policy has it tried again <Time at={nextAttemptAt} />; “Retry now” does not wait for
      that.{connector}
    </>
  ) : (
    <>
      It is not to run before its time, <Time at={nextAttemptAt} />. “Retry now” makes it due at once.
    </>
  );
}

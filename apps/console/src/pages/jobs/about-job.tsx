import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Copyable } from '../../components/copy';
import { Facts } from '../../components/facts';
import { Status } from '../../components/status';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';

/** What a job is, in a few names and values; those that it lacks are left out. */
export function AboutJob({ job }: { job: Schemas['JobDetailDto'] }) {
  const { slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const jobsWith = (search: Record<string, string>, text: string) => (
    <TextLink to="/w/$slug/jobs" params={{ slug }} search={search}>
      {text}
    </TextLink>
  );
  const facts: (readonly [string, ReactNode])[] = [
    ['State', <Status value={job.status} />],
    ['Attempts', `${job.attempts} of ${job.maxAttempts}`],
    ['Made', <Time at={job.createdAt} />],
    job.nextAttemptAt
      ? ['Next attempt', <Time at={job.nextAttemptAt} />]
      : ['Finished', job.finishedAt ? <Time at={job.finishedAt} /> : 'not yet'],
  ];
  if (job.connectorId) {
    const to = (
      <TextLink to="/w/$slug/connectors/$id" params={{ slug, id: job.connectorId }}>
        {nameOf(job.connectorId)}
      </TextLink>
    );
    facts.push(['Connector', to]);
  }
  facts.push(['Lane', `${job.lane}, priority ${job.priority}`]);
  if (job.orderingKey) facts.push(['Ordering key', jobsWith({ orderingKey: job.orderingKey }, job.orderingKey)]);
  if (job.correlationId) {
    facts.push(['Belongs to', jobsWith({ correlationId: job.correlationId }, job.correlationId)]);
  }
  if (job.idempotencyKey)
    facts.push(['Idempotency key', <Copyable text={job.idempotencyKey} what="the idempotency key" />]);
  if (job.lostRuns > 0) facts.push(['Workers lost in a row', job.lostRuns]);
  if (job.parentId) {
    const to = (
      <TextLink to="/w/$slug/jobs/$id" params={{ slug, id: job.parentId }}>
        the job {job.parentId.slice(0, 13)}…
      </TextLink>
    );
    facts.push(['Made by', to]);
  }
  facts.push(['Id', <Copyable text={job.id} what="the id" />]);
  facts.push(['Trace', <Copyable text={job.traceId} what="the trace id" />]);
  return <Facts facts={facts} />;
}

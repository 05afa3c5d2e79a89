import { ChangeFeed } from '@app/changes';
import {
  Batcher,
  type BatcherOptions,
  Database,
  bigintArray,
  boolArray,
  jsonbArray,
  textArray,
  timestampArray,
  uuidArray,
} from '@app/database';
import { newId } from '@app/kernel';
import { Bell } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { type Backlog, MOST_BESIDE_OTHERS } from './backlogs';
import { definedJob } from '../define/define-job';
import { withCause } from './error-cause';
import { attempts, outcomeLabel } from './job-metrics';
import type { Settlement } from './settlement';
import { Successors } from './successors';
import type { JobStatus } from '../job-states';

/** So long the end of a job that nobody waits for waits for that of another, in milliseconds. */
const LINGER_MS = 10;

/** Calls that went out together end one after the other: so many milliseconds lie between the settlements of a few. */
const GAP_MS = 5;

const lingers = ({ job, jobStatus }: Settlement) => jobStatus === 'success' && definedJob(job.type)?.unhurried === true;

/** Writes the ends of attempts, in batches, each only while the worker still holds the job's lease. */
@Injectable()
export class Settler {
  /**
   * Apart, so that a single job does not wait for a large batch; and where others have jobs, none is large. Of a backlog
   * one batch at a time is written: meanwhile the next grows large, and large ones cost less.
   */
  private readonly batchers: Record<Backlog, Batcher<Settlement, boolean>> = {
    none: this.newBatcher('settle', { lingerMs: LINGER_MS, lingers, gapMs: GAP_MS }),
    alone: this.newBatcher('settle-backlog', { maxItems: 1_000, maxInFlight: 1 }),
    beside_others: this.newBatcher('settle-backlog-beside-others', {
      maxItems: MOST_BESIDE_OTHERS,
      maxInFlight: 1,
    }),
  };

  constructor(
    private readonly database: Database,
    private readonly bell: Bell,
    private readonly successors: Successors,
    private readonly feed: ChangeFeed,
  ) {}

  /** False when the lease was lost meanwhile: then nothing was written, the job belongs to another run. */
  settle(settlement: Settlement): Promise<boolean> {
    return this.batchers[settlement.job.backlog].add(settlement);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.batchers).map((batcher) => batcher.close()));
  }

  private newBatcher(name: string, more: Partial<BatcherOptions<Settlement, boolean>>): Batcher<Settlement, boolean> {
    return new Batcher({ name, maxItems: 500, ...more, flush: (settlements) => this.flush(settlements) });
  }

  private async flush(settlements: readonly Settlement[]): Promise<boolean[]> {
    const rows = await this.database.systemStatement<Written>('dispatch', SETTLE, parametersOf(settlements));
    const statuses = new Map(rows.map((row) => [row.run_id, row.status]));
    const written = settlements.flatMap(({ job, delayMs }) => {
      const jobStatus = statuses.get(job.runId);
      return jobStatus ? [{ job, delayMs, jobStatus }] : [];
    });
    this.successors.makeWay(
      written.map(({ job: { tenantId, lane, orderingKey }, jobStatus: status }) => {
        return { tenantId, lane, orderingKey, status };
      }),
    );
    countAttempts(written);
    for (const { job, delayMs, jobStatus } of written) {
      this.feed.note(job.tenantId, 'jobs', job.id, jobStatus);
      if (delayMs !== undefined && (jobStatus === 'failed' || jobStatus === 'queued')) {
        this.bell.ringAt(job.lane, new Date(Date.now() + delayMs));
      }
    }
    return settlements.map(({ job }) => statuses.has(job.runId));
  }
}

/** Jobs of a batch are mostly of few types: a counter is looked up by its labels, which costs more than counting. */
function countAttempts(written: readonly Pick<Settlement, 'job' | 'jobStatus'>[]): void {
  const counts = new Map<string, Map<JobStatus, number>>();
  for (const { job, jobStatus } of written) {
    const ofType = counts.get(job.type) ?? new Map<JobStatus, number>();
    counts.set(job.type, ofType.set(jobStatus, (ofType.get(jobStatus) ?? 0) + 1));
  }
  for (const [type, ofType] of counts) {
    for (const [status, count] of ofType) attempts.inc({ type, outcome: outcomeLabel(status) }, count);
  }
}

interface Written {
  readonly run_id: string;
  readonly status: JobStatus;
}

function parametersOf(settlements: readonly Settlement[]): Buffer[] {
  return [
    uuidArray(settlements.map(({ job }) => job.id)),
    uuidArray(settlements.map(({ job }) => job.runId)),
    timestampArray(settlements.map(({ job }) => job.startedAt)),
    textArray(settlements.map(({ jobStatus }) => jobStatus)),
    textArray(settlements.map(({ runStatus }) => runStatus)),
    bigintArray(settlements.map(({ delayMs }) => delayMs)),
    boolArray(settlements.map(({ attemptGivenBack }) => attemptGivenBack)),
    jsonbArray(settlements.map(({ result }) => result)),
    jsonbArray(settlements.map(({ error }) => error)),
    uuidArray(settlements.map(newId)),
  ];
}

/** A job that is to be cancelled gets no other attempt. */
const STATUS = `
  case when jobs.cancel_requested_at is not null and s.job_status in ('failed', 'queued') then 'cancelled'
    else s.job_status end`;

const SECONDS = `round(coalesce(delay_ms, 0) / 1000.0, 1) || ' s'`;

/**
 * Fenced: runs and events follow the jobs that were really updated, so a worker that lost its lease changes nothing. They
 * need no join, whose plan would depend on a guess of how many there are. A job with a lease token is running
 * (`ck_jobs_lease`); to ask for that as well would tempt PostgreSQL to go through all running jobs for each settlement.
 * What the events say is put together here: to send it with each job was most of what a settlement sent.
 */
export const SETTLE = `
with settled as (
  update jobs set
    status = ${STATUS},
    attempts = jobs.attempts - case when s.attempt_given_back then 1 else 0 end,
    run_at = case when s.delay_ms is null then jobs.run_at else now() + make_interval(secs => s.delay_ms / 1000.0) end,
    result_json = s.result,
    last_error_json = ${withCause('s.error', 'jobs.last_error_json')},
    lost_runs = 0,
    lease_token = null,
    lease_expires_at = null,
    cancel_requested_at = null,
    updated_at = now(),
    finished_at = case when ${STATUS} in ('success', 'dead', 'cancelled') then now() end
  from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::bigint[], $7::bool[],
    $8::jsonb[], $9::jsonb[], $10::uuid[])
    as s (job_id, run_id, started_at, job_status, run_status, delay_ms, attempt_given_back, result, error, event_id)
  where jobs.id = s.job_id and jobs.lease_token = s.run_id
  returning s.run_id, s.started_at, s.run_status, s.delay_ms, s.error, s.event_id,
    jobs.attempts + case when s.attempt_given_back then 1 else 0 end as attempt,
    jobs.id, jobs.status, jobs.type, jobs.tenant_id, jobs.correlation_id, jobs.trace_id
),
ended as (
  update runs set status = case when settled.status = 'cancelled' then 'cancelled' else settled.run_status end,
    finished_at = now(), error_json = settled.error
  from settled where runs.id = settled.run_id and runs.started_at = settled.started_at
),
told as (
  insert into event_log (id, tenant_id, severity, type, message, data_json, correlation_id, trace_id)
  select event_id, tenant_id,
    case when status = 'dead' then 'error' when run_status = 'failed' then 'warning' else 'info' end,
    case status when 'queued' then 'job.snoozed' else 'job.' || status end,
    type || case status
      when 'success' then ' succeeded'
      when 'dead' then ' is dead'
      when 'cancelled' then ' was cancelled'
      when 'failed' then ' failed, next attempt in ' || ${SECONDS}
      else ' waits ' || ${SECONDS}
    end,
    jsonb_build_object('jobId', id, 'runId', run_id, 'type', type, 'attempt', attempt)
      || case when error is null then '{}' else jsonb_build_object('error', error) end,
    correlation_id, trace_id
  from settled
)
select run_id, status from settled`;

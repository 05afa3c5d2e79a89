import { AuditTrail, EventLog } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import { Conflict, type WorkspaceScope } from '@app/kernel';
import { currentTrace } from '@app/observability';
import { Bell } from '@app/queue';
import { Broadcast, JOB_CANCEL } from '@app/redis';
import { Injectable } from '@nestjs/common';
import type { Job } from '../enqueue/job.entity';
import { OrderingKeys } from '../enqueue/ordering-keys';
import { JobDto } from '../http/job.dto';
import { findJob } from '../http/jobs.service';
import { JOB_TRANSITIONS, type JobStatus } from '../job-states';

const RETRYABLE: readonly JobStatus[] = JOB_TRANSITIONS.filter(({ by }) => by === 'retry by an operator').map(
  ({ from }) => from,
);

/** What an operator does with one job. */
@Injectable()
export class JobControl {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly events: EventLog,
    private readonly bell: Bell,
    private readonly broadcast: Broadcast,
    private readonly orderingKeys: OrderingKeys,
  ) {}

  /** Makes a job that is dead, cancelled or waiting for its next attempt due now, with one attempt more at least. */
  retry(scope: WorkspaceScope, id: string): Promise<JobDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const before = JobDto.from(await findJob(tx, scope, id));
      const done = await changed(tx, RETRY, [id, scope.workspaceId, RETRYABLE]);
      if (!done) {
        throw new Conflict(
          'job_not_retryable',
          `The job is ${before.status}; only ${RETRYABLE.join(', ')} can be retried.`,
        );
      }
      const job = await this.told(tx, scope, before);
      this.database.afterCommit(() => this.bell.ring(job.lane));
      return JobDto.from(job);
    });
  }

  /**
   * Cancels a job: one that waits is over at once, one that runs is asked to end (`cancelRequestedAt`), and is over when
   * its worker has heard of it. Asking twice asks once. Throws a Conflict `job_already_over`.
   */
  cancel(scope: WorkspaceScope, id: string): Promise<JobDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const before = JobDto.from(await findJob(tx, scope, id));
      const done = await changed(tx, CANCEL, [id, scope.workspaceId]);
      if (!done) {
        const { status } = await findJob(tx, scope, id);
        throw new Conflict('job_already_over', `The job is ${status}: there is nothing left to cancel.`);
      }
      const job = await this.told(tx, scope, before);
      if (job.status === 'running') {
        this.database.afterCommit(() => void this.broadcast.publish(JOB_CANCEL, id));
      } else await this.events.append(tx, [cancelled(job)]);
      return JobDto.from(job);
    });
  }

  private async told(tx: Transaction, scope: WorkspaceScope, before: JobDto): Promise<Job> {
    const job = await findJob(tx, scope, before.id);
    this.audit.changed({ resourceType: 'job', resourceId: job.id, before, after: JobDto.from(job) });
    const { tenantId, orderingKey } = job;
    if (orderingKey !== null) {
      this.database.afterCommit(() => void this.orderingKeys.makeWay([{ tenantId, orderingKey }]));
    }
    return job;
  }
}

function cancelled({ id, tenantId, type, correlationId, traceId }: Job) {
  return {
    workspaceId: tenantId,
    severity: 'info',
    type: 'job.cancelled',
    message: `${type} was cancelled before it ran`,
    data: { jobId: id, type, byTrace: currentTrace().traceId },
    correlationId: correlationId ?? undefined,
    traceId,
  } as const;
}

async function changed(tx: Transaction, sql: string, parameters: unknown[]): Promise<boolean> {
  const rows = await tx.query<unknown[]>(sql, parameters);
  return rows.length > 0;
}

const RETRY = `
with retried as (
  update jobs set status = 'queued', run_at = now(), finished_at = null, cancel_requested_at = null, lost_runs = 0,
    max_attempts = greatest(max_attempts, attempts + 1), updated_at = now()
  where id = $1 and tenant_id = $2 and status = any ($3::text[])
  returning id
)
select id from retried`;

/** One statement: whatever a worker does with the job at the same time is before it or after it. */
const CANCEL = `
with cancelled as (
  update jobs set
    status = case when status = 'running' then status else 'cancelled' end,
    finished_at = case when status = 'running' then null else now() end,
    cancel_requested_at = case when status = 'running' then coalesce(cancel_requested_at, now()) end,
    updated_at = now()
  where id = $1 and tenant_id = $2 and status in ('queued', 'failed', 'running')
  returning id
)
select id from cancelled`;

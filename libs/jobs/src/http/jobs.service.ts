import { AuditTrail } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import { type Page, timeCursor, toPage } from '@app/http';
import { Conflict, NotFound, type WorkspaceScope } from '@app/kernel';
import { Bell } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { Job } from '../enqueue/job.entity';
import { Run } from '../execute/run.entity';
import { JOB_TRANSITIONS, type JobStatus } from '../job-states';
import { WaitingReasons } from './waiting-reasons';
import { JobDetailDto, JobDto, type JobsQuery } from './jobs.dto';

const RETRYABLE: readonly JobStatus[] = JOB_TRANSITIONS.filter(({ by }) => by === 'retry by an operator').map(
  ({ from }) => from,
);

/** What operators see of jobs, and do with them. */
@Injectable()
export class JobsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly bell: Bell,
    private readonly waiting: WaitingReasons,
  ) {}

  list(scope: WorkspaceScope, query: JobsQuery): Promise<Page<JobDto>> {
    const { limit, status, type, connectorId, traceId, correlationId } = query;
    return this.database.inWorkspace(scope, async (tx) => {
      const jobs = tx
        .getRepository(Job)
        .createQueryBuilder('job')
        .where('job.tenantId = :workspaceId', { workspaceId: scope.workspaceId });
      for (const [field, value] of Object.entries({ status, type, connectorId, traceId, correlationId })) {
        if (value !== undefined) jobs.andWhere(`job.${field} = :${field}`, { [field]: value });
      }
      const after = timeCursor(query);
      // Jobs are written with the milliseconds of a Date, so the cursor's time is exact.
      if (after) jobs.andWhere('(job.createdAt, job.id) < (:at, :id)', after);
      const rows = await jobs
        .orderBy('job.createdAt', 'DESC')
        .addOrderBy('job.id', 'DESC')
        .take(limit + 1)
        .getMany();
      return toPage(rows, limit, (job) => [job.createdAt.toISOString(), job.id], JobDto.from);
    });
  }

  /** Throws {@link NotFound}. */
  async detail(scope: WorkspaceScope, id: string): Promise<JobDetailDto> {
    const { job, runs } = await this.database.inWorkspace(scope, async (tx) => {
      const job = await find(tx, scope, id);
      const runs = await tx.getRepository(Run).find({
        where: { tenantId: scope.workspaceId, jobId: id },
        order: { startedAt: 'ASC' },
      });
      return { job, runs };
    });
    return JobDetailDto.of(job, runs, await this.waiting.of(job));
  }

  /** Makes a job that is dead, cancelled or waiting for its next attempt due now, with one attempt more at least. */
  retry(scope: WorkspaceScope, id: string): Promise<JobDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const before = JobDto.from(await find(tx, scope, id));
      const result = await tx
        .createQueryBuilder()
        .update(Job)
        .set({
          status: 'queued',
          runAt: () => 'now()',
          updatedAt: () => 'now()',
          finishedAt: null,
          maxAttempts: () => 'greatest(max_attempts, attempts + 1)',
        })
        .where('id = :id and tenant_id = :workspaceId and status in (:...retryable)', {
          id,
          workspaceId: scope.workspaceId,
          retryable: RETRYABLE,
        })
        .execute();
      if (result.affected === 0) {
        throw new Conflict(
          'job_not_retryable',
          `The job is ${before.status}; only ${RETRYABLE.join(', ')} can be retried.`,
        );
      }
      const job = await find(tx, scope, id);
      this.audit.changed({ resourceType: 'job', resourceId: id, before, after: JobDto.from(job) });
      this.database.afterCommit(() => this.bell.ring(job.lane));
      return JobDto.from(job);
    });
  }
}

async function find(tx: Transaction, scope: WorkspaceScope, id: string): Promise<Job> {
  const job = await tx.getRepository(Job).findOneBy({ id, tenantId: scope.workspaceId });
  if (!job) throw new NotFound('job', id);
  return job;
}

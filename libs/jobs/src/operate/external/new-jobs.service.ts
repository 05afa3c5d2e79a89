import { AuditTrail } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { currentTrace } from '@app/observability';
import { Injectable } from '@nestjs/common';
import { type EnqueuedJob, JobQueue } from '../../enqueue/job-queue';
import { findJob } from '../../http/jobs.service';
import { ExternalJobs } from './external-jobs';
import { type CreateJobDto, CreatedJobDto, type CreatedJobsDto } from './new-job.dto';

/** Jobs that programs ask for. */
@Injectable()
export class NewJobsService {
  constructor(
    private readonly database: Database,
    private readonly external: ExternalJobs,
    private readonly queue: JobQueue,
    private readonly audit: AuditTrail,
  ) {}

  /** Makes one job. A taken idempotency key answers with the first job. Throws as {@link ExternalJobs.check} does. */
  create(scope: WorkspaceScope, granted: ReadonlySet<string>, input: CreateJobDto): Promise<CreatedJobDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const [enqueued] = await this.enqueue(tx, scope, granted, [input], () => '');
      const job = await findJob(tx, scope, enqueued?.id ?? '');
      const answer = CreatedJobDto.of(job, enqueued?.created ?? false);
      if (answer.created) this.audit.changed({ resourceType: 'job', resourceId: job.id, after: answer });
      return answer;
    });
  }

  /** All or none. */
  createAll(
    scope: WorkspaceScope,
    granted: ReadonlySet<string>,
    inputs: readonly CreateJobDto[],
  ): Promise<CreatedJobsDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const jobs = await this.enqueue(tx, scope, granted, inputs, (index) => `jobs.${index}`);
      const ids = jobs.filter(({ created }) => created).map(({ id }) => id);
      this.audit.changed({ resourceType: 'jobs', resourceId: scope.workspaceId, after: { made: ids.length, ids } });
      return { jobs };
    });
  }

  private async enqueue(
    tx: Transaction,
    scope: WorkspaceScope,
    granted: ReadonlySet<string>,
    inputs: readonly CreateJobDto[],
    pathOf: (index: number) => string,
  ): Promise<EnqueuedJob[]> {
    const checked = await this.external.check(scope, granted, inputs, pathOf);
    const { traceId } = currentTrace();
    return this.queue.enqueue(
      tx,
      checked.map((job, index) => {
        const { runAt, priority, orderingKey, maxAttempts, idempotencyKey, correlationId } = inputs[index] ?? {};
        return {
          ...job,
          scope,
          traceId,
          runAt: runAt === undefined ? undefined : new Date(runAt),
          priority,
          orderingKey,
          maxAttempts: maxAttempts ?? job.maxAttempts,
          idempotencyKey,
          correlationId,
        };
      }),
    );
  }
}

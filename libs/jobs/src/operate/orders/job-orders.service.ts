import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { currentTrace } from '@app/observability';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { JobQueue } from '../../enqueue/job-queue';
import { Job } from '../../enqueue/job.entity';
import { JobDto } from '../../http/job.dto';
import { cancelJobs } from './cancel-jobs.job';
import { type JobFilter, matching } from './job-filter';
import type { OrderAction } from './order-batch';
import { JobOrder } from './job-order.entity';
import type { OrderPreviewDto } from './job-orders.dto';
import { redriveJobs } from './redrive-jobs.job';
import { retryJobs } from './retry-jobs.job';

const DEFINITIONS = { redrive: redriveJobs, retry: retryJobs, cancel: cancelJobs };

/** A preview counts no further. */
const MOST_COUNTED = 10_000;
const EXAMPLES = 5;

/** Takes orders about many jobs. A job carries each out, and shows how far it is. */
@Injectable()
export class JobOrdersService {
  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly audit: AuditTrail,
  ) {}

  /** @returns the job that carries the order out */
  give(scope: WorkspaceScope, action: OrderAction, filter: JobFilter): Promise<JobDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const definition = DEFINITIONS[action];
      const { traceId } = currentTrace();
      const [enqueued] = await this.queue.enqueue(tx, [
        { scope, definition, payload: { filter: { ...filter } }, traceId, correlationId: undefined },
      ]);
      const id = enqueued?.id ?? '';
      await tx.getRepository(JobOrder).insert({ id, tenantId: scope.workspaceId });
      this.audit.changed({ resourceType: 'job', resourceId: id, after: { type: definition.type, filter } });
      return JobDto.from(await tx.getRepository(Job).findOneByOrFail({ id, tenantId: scope.workspaceId }));
    });
  }

  /** What an order with this filter would be about now. */
  preview(scope: WorkspaceScope, filter: JobFilter): Promise<OrderPreviewDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const { sql, parameters } = matching(scope.workspaceId, filter, MOST_COUNTED + 1);
      const rows = await tx.query<{ id: string }[]>(`select id from ${sql} as job`, parameters);
      const ids = rows.slice(0, EXAMPLES).map(({ id }) => id);
      const where = { id: In(ids), tenantId: scope.workspaceId };
      const examples = await tx.getRepository(Job).find({ where, order: { createdAt: 'ASC', id: 'ASC' } });
      return {
        matching: Math.min(rows.length, MOST_COUNTED),
        isCapped: rows.length > MOST_COUNTED,
        examples: examples.map(JobDto.from),
      };
    });
  }
}

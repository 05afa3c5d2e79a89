import type { ServedFilters, Transaction } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import type { SelectQueryBuilder } from 'typeorm';
import { Job } from '../enqueue/job.entity';
import type { JobStatus } from '../job-states';
import { RESTS_OR_RUNS } from '../jobs-of-trace.sql';
import type { JobsQuery } from './jobs-query.dto';

export type Jobs = SelectQueryBuilder<Job>;
type JobFilters = Omit<JobsQuery, 'limit' | 'cursor'>;

/** Which of {@link sameAs} the indexes of jobs serve. */
export const SERVED: ServedFilters = { selective: ['traceId', 'parentId'], walked: [] };

/** Jobs of this status are most of all; those of any other have an index. */
const MOST_ARE: JobStatus = 'success';

/** Whether an index finds the jobs of these statuses; none are all. */
export const findsByStatus = (status: JobsQuery['status'] = []) => !status.includes(MOST_ARE);

/** The workspace's jobs that were made within the time. */
export function madeWithin(tx: Transaction, { workspaceId }: WorkspaceScope, query: JobFilters): Jobs {
  const { createdAfter, createdBefore, parentId, traceId } = query;
  const jobs = tx.getRepository(Job).createQueryBuilder('job').where('job.tenantId = :workspaceId', { workspaceId });
  // Children share their parent's trace, which has an index.
  if (parentId !== undefined) jobs.andWhere('job.traceId = (select trace_id from jobs where id = :parentId)');
  if (parentId !== undefined || traceId !== undefined) jobs.andWhere(RESTS_OR_RUNS);
  if (createdAfter !== undefined) jobs.andWhere('job.createdAt >= :createdAfter', { createdAfter });
  if (createdBefore !== undefined) jobs.andWhere('job.createdAt < :createdBefore', { createdBefore });
  return jobs;
}

/** The filters that ask for one value of a column. */
export function sameAs({ type, lane, connectorId, traceId, correlationId, orderingKey, parentId }: JobFilters) {
  return { type, lane, connectorId, traceId, correlationId, orderingKey, parentId };
}

export function ofStatus(jobs: Jobs, status: JobsQuery['status'] = []): void {
  if (status.length > 0) jobs.andWhere('job.status in (:...status)', { status });
}

export function ofError(jobs: Jobs, errorCode: string | undefined): void {
  if (errorCode !== undefined) jobs.andWhere(`job.lastErrorJson ->> 'code' = :errorCode`, { errorCode });
}

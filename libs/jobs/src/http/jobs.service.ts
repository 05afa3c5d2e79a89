import { countNewest, Database, newestFirst, type Transaction } from '@app/database';
import { type Page, timeCursor, toTimePage } from '@app/http';
import { NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { Job } from '../enqueue/job.entity';
import { Run } from '../execute/run.entity';
import { JOB_STATUSES } from '../job-states';
import { RESTS_OR_RUNS } from '../jobs-of-trace.sql';
import type { JobCountsDto, StatusCountDto } from './job-counts.dto';
import { findsByStatus, type Jobs, madeWithin, ofError, ofStatus, sameAs, SERVED } from './job-conditions';
import { JobDetailDto } from './job-detail.dto';
import { JobDto } from './job.dto';
import type { JobCountsQuery, JobsQuery } from './jobs-query.dto';
import { WaitingReasons } from './waiting-reasons';

const MOST_COUNTED = 10_000;
/** Of each status, where no index serves what is asked. */
const MOST_LOOKED_AT = 30_000;
const MOST_RUNS = 500;
const MOST_CHILDREN = 100;

/** What operators and callers of the API see of jobs. */
@Injectable()
export class JobsService {
  constructor(
    private readonly database: Database,
    private readonly waiting: WaitingReasons,
  ) {}

  /** Newest first. */
  list(scope: WorkspaceScope, query: JobsQuery): Promise<Page<JobDto>> {
    const { limit } = query;
    return this.database.readInWorkspace(scope, async (tx) => {
      const found = await newestFirst({ ...filtered(tx, scope, query), after: timeCursor(query), limit });
      return toTimePage(found, limit, (job) => job.createdAt, JobDto.from);
    });
  }

  /** How many jobs there are of each status, up to a bound that keeps it quick. */
  counts(scope: WorkspaceScope, query: JobCountsQuery): Promise<JobCountsDto> {
    return this.database.readInWorkspace(scope, async (tx) => {
      const statuses: StatusCountDto[] = [];
      for (const status of JOB_STATUSES) {
        const bounds = { most: MOST_COUNTED, lookedAt: MOST_LOOKED_AT };
        statuses.push({
          status,
          ...(await countNewest(tx, filtered(tx, scope, { ...query, status: [status] }), bounds)),
        });
      }
      return { statuses };
    });
  }

  /** Throws {@link NotFound}. */
  async detail(scope: WorkspaceScope, id: string): Promise<JobDetailDto> {
    const { job, runs, children } = await this.database.inWorkspace(scope, async (tx) => {
      const job = await findJob(tx, scope, id);
      const { workspaceId: tenantId } = scope;
      const runs = await tx.getRepository(Run).find({
        where: { tenantId, jobId: id },
        order: { startedAt: 'DESC' },
        take: MOST_RUNS,
      });
      // A job and what it makes share their trace, which has an index; parents have none.
      const children = await tx
        .getRepository(Job)
        .createQueryBuilder('job')
        .where({ tenantId, traceId: job.traceId, parentId: id })
        .andWhere(RESTS_OR_RUNS)
        .orderBy({ 'job.createdAt': 'ASC', 'job.id': 'ASC' })
        .take(MOST_CHILDREN)
        .getMany();
      return { job, runs: runs.reverse(), children };
    });
    return JobDetailDto.of(job, runs, children, await this.waiting.of(job));
  }
}

/** Throws {@link NotFound}. */
export async function findJob(tx: Transaction, scope: WorkspaceScope, id: string): Promise<Job> {
  const job = await tx.getRepository(Job).findOneBy({ id, tenantId: scope.workspaceId });
  if (!job) throw new NotFound('job', id);
  return job;
}

function filtered(tx: Transaction, scope: WorkspaceScope, query: Omit<JobsQuery, 'limit' | 'cursor'>) {
  const { status, errorCode } = query;
  const rows = madeWithin(tx, scope, query);
  const isFound = findsByStatus(status);
  if (isFound) ofStatus(rows, status);
  const narrow = (jobs: Jobs) => {
    if (!isFound) ofStatus(jobs, status);
    ofError(jobs, errorCode);
  };
  return {
    rows,
    time: 'createdAt' as const,
    filters: sameAs(query),
    served: SERVED,
    ...(isFound && errorCode === undefined ? {} : { narrow }),
  };
}

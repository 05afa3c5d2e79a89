import { type TraceEntry, TraceSources } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Job } from './enqueue/job.entity';
import { Run } from './execute/run.entity';
import { RunDto } from './http/job-detail.dto';
import { JobDto } from './http/job.dto';
import { RESTS_OR_RUNS } from './jobs-of-trace.sql';

const MOST = 1_000;

/** What jobs and runs tell of a trace. */
@Injectable()
export class JobsTraceSource implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sources: TraceSources,
  ) {}

  onModuleInit(): void {
    this.sources.register('jobs', (scope, traceId) =>
      this.database.inWorkspace(scope, async (tx) => {
        const jobs = await tx
          .getRepository(Job)
          .createQueryBuilder('job')
          .where({ tenantId: scope.workspaceId, traceId })
          .andWhere(RESTS_OR_RUNS)
          .orderBy('job.createdAt')
          .take(MOST)
          .getMany();
        return entriesOf(tx, scope, jobs);
      }),
    );
  }

  /** What jobs tell that do their work for several traces: they are in another one than this. */
  ofOthers(scope: WorkspaceScope, traceId: string, ids: readonly string[]): Promise<TraceEntry[]> {
    return this.database.inWorkspace(scope, async (tx) => {
      const where = { tenantId: scope.workspaceId, id: In(ids), traceId: Not(traceId) };
      return entriesOf(tx, scope, await tx.getRepository(Job).find({ where, order: { createdAt: 'ASC' } }));
    });
  }
}

async function entriesOf(tx: Transaction, scope: WorkspaceScope, jobs: readonly Job[]): Promise<TraceEntry[]> {
  const ofJobs = { tenantId: scope.workspaceId, jobId: In(jobs.map((job) => job.id)) };
  const runs = await tx.getRepository(Run).find({ where: ofJobs, order: { startedAt: 'ASC' }, take: MOST });
  const types = new Map(jobs.map((job) => [job.id, job.type]));
  return [
    ...jobs.map((job) => ({
      at: job.createdAt,
      kind: 'job',
      id: job.id,
      title: `${job.type} enqueued`,
      status: job.status,
      durationMs: job.finishedAt ? job.finishedAt.getTime() - job.createdAt.getTime() : undefined,
      data: { ...JobDto.from(job) },
    })),
    ...runs.map((run) => ({
      at: run.startedAt,
      kind: 'run',
      id: run.id,
      title: `${types.get(run.jobId)} attempt ${run.attempt}`,
      status: run.status,
      durationMs: run.finishedAt ? run.finishedAt.getTime() - run.startedAt.getTime() : undefined,
      data: { jobId: run.jobId, ...RunDto.from(run) },
    })),
  ];
}

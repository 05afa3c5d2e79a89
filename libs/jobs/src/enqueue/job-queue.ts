import { Database, textArray, type Transaction, uuidArray } from '@app/database';
import { newId } from '@app/kernel';
import { Bell, type Lane } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { insertJobs, jobParameters, type NewJob } from './new-jobs';

export interface EnqueuedJob {
  readonly id: string;
  /** False when the idempotency key was taken: `id` is the first job's. */
  readonly created: boolean;
}

/** The only door through which jobs come into being. */
@Injectable()
export class JobQueue {
  constructor(
    private readonly database: Database,
    private readonly bell: Bell,
  ) {}

  /**
   * Stores jobs in the caller's transaction, so that they exist if and only if the change that needs them does. The
   * bell rings after its commit. Answers in the order of the jobs. Throws {@link InvalidInput} for a bad payload.
   */
  async enqueue(tx: Transaction, jobs: readonly NewJob[]): Promise<EnqueuedJob[]> {
    if (jobs.length === 0) return [];
    const ids = jobs.map(() => newId());
    const rows = await tx.query<{ id: string }[]>(INSERT, jobParameters(jobs, ids));
    const inserted = new Set(rows.map((row) => row.id));
    this.announce(jobs);
    if (inserted.size === jobs.length) return ids.map((id) => ({ id, created: true }));
    const firsts = await firstJobs(
      tx,
      jobs.filter((_, index) => !inserted.has(ids[index] as string)),
    );
    return jobs.map((job, index) => {
      const id = ids[index] as string;
      return inserted.has(id) ? { id, created: true } : { id: firsts.get(keyOf(job)) ?? id, created: false };
    });
  }

  /** Rings for jobs after the commit of the transaction that is open, or now: for {@link insertJobs}. */
  announce(jobs: readonly NewJob[]): void {
    const lanes = new Map<Lane, Date | undefined>();
    for (const { definition, runAt } of jobs) {
      const earliest = lanes.get(definition.lane);
      if (!lanes.has(definition.lane) || (earliest && (!runAt || runAt < earliest))) {
        lanes.set(definition.lane, runAt);
      }
    }
    this.database.afterCommit(() => {
      for (const [lane, at] of lanes) {
        if (at) this.bell.ringAt(lane, at);
        else this.bell.ring(lane);
      }
    });
  }
}

const INSERT = `${insertJobs(1)} returning id`;

const keyOf = (job: NewJob) => `${job.scope.workspaceId} ${job.definition.type} ${job.idempotencyKey}`;

/** The jobs that hold the idempotency keys already, by workspace, type and key. */
async function firstJobs(tx: Transaction, jobs: readonly NewJob[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; tenant_id: string; type: string; idempotency_key: string }[]>(
    `select jobs.id, tenant_id, type, idempotency_key
     from jobs join unnest($1::uuid[], $2::text[], $3::text[]) as wanted (tenant_id, type, idempotency_key)
       using (tenant_id, type, idempotency_key)`,
    [
      uuidArray(jobs.map((job) => job.scope.workspaceId)),
      textArray(jobs.map((job) => job.definition.type)),
      textArray(jobs.map((job) => job.idempotencyKey)),
    ],
  );
  return new Map(rows.map((row) => [`${row.tenant_id} ${row.type} ${row.idempotency_key}`, row.id]));
}

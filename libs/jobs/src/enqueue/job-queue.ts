import { ChangeFeed } from '@app/changes';
import { Database, textArray, type Transaction, uuidArray } from '@app/database';
import { newId } from '@app/kernel';
import { isTracing, jobMadeSpan } from '@app/observability';
import { Bell, type Lane } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { insertJobs, jobParameters, type NewJob, refuseMistakes } from './new-jobs';
import { OrderingKeys } from './ordering-keys';

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
    private readonly orderingKeys: OrderingKeys,
    private readonly feed: ChangeFeed,
  ) {}

  /**
   * Stores jobs in the caller's transaction, so that they exist if and only if the change that needs them does. The
   * bell rings after its commit. Answers in the order of the jobs. Any number of jobs may come at once. Throws
   * {@link InvalidInput}, naming the jobs with a bad payload or ordering key, and then stores none.
   */
  async enqueue(tx: Transaction, jobs: readonly NewJob[]): Promise<EnqueuedJob[]> {
    if (jobs.length === 0) return [];
    refuseMistakes(jobs);
    const ids = jobs.map(() => newId());
    const inserted = new Set<string>();
    for (let from = 0; from < jobs.length; from += AT_ONCE) {
      const to = from + AT_ONCE;
      const rows = await tx.query<{ id: string }[]>(INSERT, jobParameters(jobs.slice(from, to), ids.slice(from, to)));
      for (const { id } of rows) inserted.add(id);
    }
    this.announce(jobs);
    this.trace(
      jobs,
      ids.map((id) => (inserted.has(id) ? id : undefined)),
    );
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

  /** Rings for jobs after the commit of the transaction that is open, or now: for `insertJobs`. */
  announce(jobs: readonly NewJob[]): void {
    this.ringAfterCommit(jobs);
    this.lineUpAfterCommit(jobs);
    this.tellAfterCommit(jobs);
  }

  private tellAfterCommit(jobs: readonly NewJob[]): void {
    this.database.afterCommit(() => {
      for (const { scope } of jobs) this.feed.note(scope.workspaceId, 'jobs');
    });
  }

  /**
   * Makes the spans below which the attempts of these jobs lie, after the commit.
   *
   * @param ids of the jobs; none for one that was there already
   * @param parents the spans that made them, by their traces; without them it is the current one
   */
  trace(
    jobs: readonly NewJob[],
    ids: readonly (string | undefined)[],
    parents?: ReadonlyMap<string, string | undefined>,
  ): void {
    if (!isTracing()) return;
    this.database.afterCommit(() => {
      for (const [index, { definition, traceId, parentId }] of jobs.entries()) {
        const jobId = ids[index];
        if (jobId === undefined) continue;
        jobMadeSpan(definition.type, { traceId, jobId, parentSpanId: parents?.get(traceId), parentId });
      }
    });
  }

  private lineUpAfterCommit(jobs: readonly NewJob[]): void {
    const keys = jobs.flatMap(({ scope, orderingKey }) =>
      orderingKey === undefined ? [] : [{ tenantId: scope.workspaceId, orderingKey }],
    );
    if (keys.length > 0) this.database.afterCommit(() => void this.orderingKeys.makeWay(keys));
  }

  private ringAfterCommit(jobs: readonly NewJob[]): void {
    const lanes = new Map<Lane, Date | undefined>();
    for (const { definition, lane = definition.lane, runAt } of jobs) {
      const earliest = lanes.get(lane);
      if (!lanes.has(lane) || (earliest && (!runAt || runAt < earliest))) lanes.set(lane, runAt);
    }
    this.database.afterCommit(() => {
      for (const [lane, at] of lanes) {
        if (at) this.bell.ringAt(lane, at);
        else this.bell.ring(lane);
      }
    });
  }
}

/** Jobs that one statement inserts. */
const AT_ONCE = 2_000;

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

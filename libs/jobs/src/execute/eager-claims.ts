import { ChangeFeed } from '@app/changes';
import { SETTINGS, type Settings } from '@app/config';
import { uuidArray } from '@app/database';
import { newId } from '@app/kernel';
import type { Lane } from '@app/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { NewJob } from '../enqueue/new-jobs';
import type { ClaimedJob } from './claim';
import { JobWorker } from './job-worker';

/** A row of `claimed` of the statement. */
export interface EagerlyClaimed {
  readonly id: string;
  readonly run_id: string;
  readonly started_at: Date;
}

/** The parameters of a statement that claims none of the jobs. */
export const noClaim = (jobs: readonly NewJob[]): unknown[] => [uuidArray(jobs.map(() => undefined)), 0, ''];

type Write = (claim: unknown[]) => Promise<readonly EagerlyClaimed[]>;

/**
 * Claims jobs in the statement that makes them, where this process would claim them the next moment: it works their lane,
 * has free slots and no backlog. Lease, run and attempt are those of a job that was enqueued and claimed at once. What
 * finds no slot, or may not run, is enqueued like any other. Not for jobs that keep an order or wait for a time.
 */
@Injectable()
export class EagerClaims {
  constructor(
    private readonly worker: JobWorker,
    private readonly feed: ChangeFeed,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Runs the jobs that `write` has claimed once it has committed. `write` runs a statement with `insertAndClaim` outside
   * of any transaction, with the parameters it is given behind those of the jobs.
   *
   * @param ids of the jobs, in their order
   * @returns the ids of those that were claimed: nobody needs to hear of them
   */
  async claim(jobs: readonly NewJob[], ids: readonly string[], write: Write): Promise<ReadonlySet<string>> {
    const { runIds, slots } = this.reserve(jobs);
    const started = new Map<Lane, ClaimedJob[]>();
    try {
      const rows = await write([uuidArray(runIds), this.settings.WORKER_LEASE_SECONDS, this.worker.id]);
      const claimed = new Map(rows.map((row) => [row.id, row]));
      for (const [index, job] of jobs.entries()) {
        const row = claimed.get(ids[index] as string);
        if (row) push(started, laneOf(job), claimedJob(job, row));
      }
      for (const { id, tenantId } of [...started.values()].flat()) this.feed.note(tenantId, 'jobs', id, 'running');
      return new Set(claimed.keys());
    } finally {
      for (const [lane, count] of slots) this.worker.adopt(lane, started.get(lane) ?? [], count);
    }
  }

  /** The run of each job for which a slot is kept. */
  private reserve(jobs: readonly NewJob[]): { runIds: (string | undefined)[]; slots: ReadonlyMap<Lane, number> } {
    const wanted = new Map<Lane, number>();
    for (const job of jobs) if (this.mayClaim(job)) wanted.set(laneOf(job), (wanted.get(laneOf(job)) ?? 0) + 1);
    const slots = new Map([...wanted].map(([lane, count]) => [lane, this.worker.reserve(lane, count)]));
    const left = new Map(slots);
    const runIds = jobs.map((job) => {
      const free = this.mayClaim(job) ? (left.get(laneOf(job)) ?? 0) : 0;
      if (free === 0) return undefined;
      left.set(laneOf(job), free - 1);
      return newId();
    });
    return { runIds, slots };
  }

  private mayClaim({ definition, orderingKey, runAt }: NewJob): boolean {
    return orderingKey === undefined && runAt === undefined && this.worker.types.includes(definition.type);
  }
}

const laneOf = ({ lane, definition }: NewJob): Lane => lane ?? definition.lane;

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function claimedJob(job: NewJob, { id, run_id: runId, started_at: startedAt }: EagerlyClaimed): ClaimedJob {
  return {
    id,
    tenantId: job.scope.workspaceId,
    type: job.definition.type,
    lane: laneOf(job),
    attempt: 1,
    maxAttempts: job.maxAttempts ?? job.definition.maxAttempts,
    payload: job.payload,
    traceId: job.traceId,
    correlationId: job.correlationId ?? null,
    orderingKey: null,
    runId,
    startedAt,
    backlog: 'none',
  };
}

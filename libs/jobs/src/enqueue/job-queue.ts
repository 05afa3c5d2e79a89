import { Database, intArray, jsonbArray, textArray, timestampArray, type Transaction, uuidArray } from '@app/database';
import { type FieldError, InvalidInput, newId, type WorkspaceScope } from '@app/kernel';
import { Bell, type Lane } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { type JobDefinition, payloadProblems } from '../define/define-job';
import { OrderingKeys } from './ordering-keys';

export interface NewJob<Payload = unknown> {
  readonly scope: WorkspaceScope;
  readonly definition: JobDefinition<Payload>;
  readonly payload: Payload;
  readonly traceId: string;
  /** Unique per workspace and type: a second job with the same key is the first one. */
  readonly idempotencyKey?: string;
  /** Not before this time; default now. */
  readonly runAt?: Date;
  /** Lower goes first within the workspace; default 0. */
  readonly priority?: number;
  /**
   * Jobs of one workspace with the same key run one at a time, in the order they were enqueued. The next one begins
   * when the one before has ended, also when that is dead or cancelled; while it waits for a retry, they wait.
   */
  readonly orderingKey?: string;
  /** Overrides the definition's. */
  readonly maxAttempts?: number;
  readonly connectorId?: string;
  readonly parentId?: string;
  /** The schedule that makes it. */
  readonly scheduleId?: string;
  readonly correlationId?: string;
}

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
      const some = await insert(tx, jobs.slice(from, from + AT_ONCE), ids.slice(from, from + AT_ONCE));
      for (const id of some) inserted.add(id);
    }
    this.ringAfterCommit(jobs);
    this.lineUpAfterCommit(jobs);
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

  private lineUpAfterCommit(jobs: readonly NewJob[]): void {
    const keys = jobs.flatMap(({ scope, orderingKey }) =>
      orderingKey === undefined ? [] : [{ tenantId: scope.workspaceId, orderingKey }],
    );
    if (keys.length > 0) this.database.afterCommit(() => void this.orderingKeys.makeWay(keys));
  }

  private ringAfterCommit(jobs: readonly NewJob[]): void {
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

/** Jobs that one statement inserts. */
const AT_ONCE = 2_000;

/** Mistakes that one answer names. */
const MISTAKES = 20;

/** It stands in an index, whose rows have a limit. */
const LONGEST_ORDERING_KEY = 500;

function refuseMistakes(jobs: readonly NewJob[]): void {
  const mistakes: FieldError[] = [];
  for (const [index, { definition, payload, orderingKey }] of jobs.entries()) {
    const parent = jobs.length === 1 ? '' : `${index}.`;
    if (!definition.validate(payload)) {
      mistakes.push({ path: `${parent}payload`, message: payloadProblems(definition) });
    }
    if (orderingKey !== undefined && (orderingKey === '' || orderingKey.length > LONGEST_ORDERING_KEY)) {
      mistakes.push({ path: `${parent}orderingKey`, message: `must have 1 to ${LONGEST_ORDERING_KEY} characters` });
    }
    if (mistakes.length >= MISTAKES) break;
  }
  if (mistakes.length > 0) throw new InvalidInput(mistakes);
}

async function insert(tx: Transaction, jobs: readonly NewJob[], ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `insert into jobs (id, tenant_id, type, lane, priority, max_attempts, run_at, payload_json, idempotency_key,
       parent_id, connector_id, correlation_id, trace_id, ordering_key, schedule_id, created_at)
     select id, tenant_id, type, lane, priority, max_attempts, coalesce(run_at, now()), payload_json, idempotency_key,
       parent_id, connector_id, correlation_id, trace_id, ordering_key, schedule_id, date_trunc('milliseconds', now())
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::int[], $7::timestamptz[], $8::jsonb[],
       $9::text[], $10::uuid[], $11::uuid[], $12::text[], $13::text[], $14::text[], $15::uuid[])
       as job (id, tenant_id, type, lane, priority, max_attempts, run_at, payload_json, idempotency_key, parent_id,
         connector_id, correlation_id, trace_id, ordering_key, schedule_id)
     on conflict (tenant_id, type, idempotency_key) where idempotency_key is not null do nothing
     returning id`,
    [
      uuidArray(ids),
      uuidArray(jobs.map((job) => job.scope.workspaceId)),
      textArray(jobs.map((job) => job.definition.type)),
      textArray(jobs.map((job) => job.definition.lane)),
      intArray(jobs.map((job) => job.priority ?? 0)),
      intArray(jobs.map((job) => job.maxAttempts ?? job.definition.maxAttempts)),
      timestampArray(jobs.map((job) => job.runAt)),
      jsonbArray(jobs.map((job) => job.payload)),
      textArray(jobs.map((job) => job.idempotencyKey)),
      uuidArray(jobs.map((job) => job.parentId)),
      uuidArray(jobs.map((job) => job.connectorId)),
      textArray(jobs.map((job) => job.correlationId)),
      textArray(jobs.map((job) => job.traceId)),
      textArray(jobs.map((job) => job.orderingKey)),
      uuidArray(jobs.map((job) => job.scheduleId)),
    ],
  );
  return new Set(rows.map((row) => row.id));
}

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

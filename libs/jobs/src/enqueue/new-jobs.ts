import { arrays, intArray, jsonbArray, textArray, timestampArray, uuidArray } from '@app/database';
import { type FieldError, InvalidInput, type WorkspaceScope } from '@app/kernel';
import type { Lane } from '@app/queue';
import { type JobDefinition, payloadProblems } from '../define/define-job';

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
  /** Overrides the definition's. */
  readonly lane?: Lane;
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

/** Mistakes that one answer names. */
const MISTAKES = 20;

/** It stands in an index, whose rows have a limit. */
const LONGEST_ORDERING_KEY = 500;

/** Throws {@link InvalidInput}, naming the jobs with a bad payload or ordering key. */
export function refuseMistakes(jobs: readonly NewJob[]): void {
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

const TYPES = [
  ...(['uuid', 'uuid', 'text', 'text', 'int', 'int', 'timestamptz', 'jsonb'] as const),
  ...(['text', 'uuid', 'uuid', 'text', 'text', 'text', 'uuid'] as const),
];

/** Parameters that {@link jobParameters} makes. */
export const JOB_PARAMETERS = TYPES.length;

const FIELDS = `id, tenant_id, type, lane, priority, max_attempts, run_at, payload_json, idempotency_key, parent_id,
  connector_id, correlation_id, trace_id, ordering_key, schedule_id`;

export const COLUMNS = `${FIELDS}, created_at`;

/** What {@link COLUMNS} get, of a row of {@link newJobs}. */
export const VALUES = `id, tenant_id, type, lane, priority, max_attempts, coalesce(run_at, now()), payload_json,
  idempotency_key, parent_id, connector_id, correlation_id, trace_id, ordering_key, schedule_id,
  date_trunc('milliseconds', now())`;

export const UNLESS_THERE =
  'on conflict (tenant_id, type, idempotency_key) where idempotency_key is not null do nothing';

/** Rows of {@link jobParameters}, which begin at the given number; and of ids behind them, if a column is named for them. */
export function newJobs(first: number, ids?: string): string {
  const own = `unnest(${arrays(first, ids === undefined ? TYPES : [...TYPES, 'uuid'])})`;
  return `${own} as job (${FIELDS}${ids === undefined ? '' : `, ${ids}`})`;
}

/**
 * The part of a statement that writes jobs, but not those whose idempotency key is taken, from parameters of the given
 * number on, which are {@link jobParameters}. The condition is on the columns of the new rows.
 */
export function insertJobs(first: number, condition = 'true'): string {
  return `
    insert into jobs (${COLUMNS})
    select ${VALUES} from ${newJobs(first)}
    where ${condition}
    ${UNLESS_THERE}`;
}

/** Of jobs that {@link refuseMistakes} let pass. */
export function jobParameters(jobs: readonly NewJob[], ids: readonly string[]): Buffer[] {
  return [
    uuidArray(ids),
    uuidArray(jobs.map((job) => job.scope.workspaceId)),
    textArray(jobs.map((job) => job.definition.type)),
    textArray(jobs.map((job) => job.lane ?? job.definition.lane)),
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
  ];
}

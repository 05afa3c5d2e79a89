import { arrays, intArray, jsonbArray, textArray, timestampArray, uuidArray } from '@app/database';
import { InvalidInput, type WorkspaceScope } from '@app/kernel';
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
  readonly maxAttempts?: number;
  readonly connectorId?: string;
  readonly parentId?: string;
  readonly correlationId?: string;
}

const TYPES = [
  ...(['uuid', 'uuid', 'text', 'text', 'int', 'int', 'timestamptz', 'jsonb'] as const),
  ...(['text', 'uuid', 'uuid', 'text', 'text'] as const),
];

/**
 * The part of a statement that writes jobs, but not those whose idempotency key is taken, from parameters of the given number on, which are {@link jobParameters}. The
 * condition is on the columns of the new rows.
 */
export function insertJobs(first: number, condition = 'true'): string {
  return `
    insert into jobs (id, tenant_id, type, lane, priority, max_attempts, run_at, payload_json, idempotency_key,
      parent_id, connector_id, correlation_id, trace_id, created_at)
    select id, tenant_id, type, lane, priority, max_attempts, coalesce(run_at, now()), payload_json, idempotency_key,
      parent_id, connector_id, correlation_id, trace_id, date_trunc('milliseconds', now())
    from unnest(${arrays(first, TYPES)})
      as job (id, tenant_id, type, lane, priority, max_attempts, run_at, payload_json, idempotency_key, parent_id,
        connector_id, correlation_id, trace_id)
    where ${condition}
    on conflict (tenant_id, type, idempotency_key) where idempotency_key is not null do nothing`;
}

/** Throws {@link InvalidInput} for a payload that is not as its definition says. */
export function jobParameters(jobs: readonly NewJob[], ids: readonly string[]): Buffer[] {
  for (const { definition, payload } of jobs) {
    if (!definition.validate(payload)) {
      throw new InvalidInput([{ path: 'payload', message: payloadProblems(definition) }]);
    }
  }
  return [
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
  ];
}

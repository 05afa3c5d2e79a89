import type { Lane } from '@app/queue';
import type { JobStatus } from '../../job-states';
import { RESTS_OR_RUNS } from '../../jobs-of-trace.sql';
import type { Place } from './order-walk';

/** Which jobs an order is about. Times as in RFC 3339. */
export interface JobFilter {
  readonly status: readonly JobStatus[];
  readonly type?: string;
  readonly connectorId?: string;
  readonly lane?: Lane;
  readonly errorCode?: string;
  readonly traceId?: string;
  readonly correlationId?: string;
  readonly orderingKey?: string;
  readonly parentId?: string;
  readonly createdAfter?: string;
  readonly createdBefore?: string;
  readonly ids?: readonly string[];
}

/** A filter for the job API, with the jobs that carry orders out left alone. */
export interface Matching {
  /** Selects `id, created_at` of jobs that match, the oldest first; a parenthesised query. */
  readonly sql: string;
  readonly parameters: unknown[];
}

/** Jobs that carry orders out: no order is about them. */
export const ORDER_TYPES = ['jobs.redrive', 'jobs.retry', 'jobs.cancel'] as const;

/**
 * The jobs that match, in the order of their creation. One branch for each status, so that every branch reads an index
 * in its order and stops at the limit. Row-level security keeps it to one workspace, and so does the first condition.
 */
export function matching(workspaceId: string, filter: JobFilter, limit: number, after?: Place): Matching {
  const parameters: unknown[] = [workspaceId];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = [`type <> all (${bind(ORDER_TYPES)}::text[])`];
  const add = (value: unknown, condition: (parameter: string) => string) => {
    if (value !== undefined) conditions.push(condition(bind(value)));
  };
  add(filter.type, (type) => `type = ${type}`);
  add(filter.connectorId, (id) => `connector_id = ${id}`);
  add(filter.lane, (lane) => `lane = ${lane}`);
  add(filter.errorCode, (code) => `last_error_json ->> 'code' = ${code}`);
  add(filter.traceId, (id) => `trace_id = ${id} and ${RESTS_OR_RUNS}`);
  add(filter.correlationId, (id) => `correlation_id = ${id}`);
  add(filter.orderingKey, (key) => `ordering_key = ${key}`);
  // Children share their parent's trace, which has an index.
  add(
    filter.parentId,
    (id) => `parent_id = ${id} and trace_id = (select trace_id from jobs where id = ${id}) and ${RESTS_OR_RUNS}`,
  );
  add(filter.createdAfter, (time) => `created_at >= ${time}::timestamptz`);
  add(filter.createdBefore, (time) => `created_at < ${time}::timestamptz`);
  add(filter.ids, (ids) => `id = any (${ids}::uuid[])`);
  if (after) conditions.push(`(created_at, id) > (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`);
  const most = bind(limit);
  const branches = filter.status.map(
    // As a literal: a parameter would hide from the planner that the partial index fits.
    (status) => `(select id, created_at from jobs
      where tenant_id = $1 and status = '${status}' and ${conditions.join(' and ')}
      order by created_at, id limit ${most})`,
  );
  const sql = `(select id, created_at from (${branches.join(' union all ')}) as branch
    order by created_at, id limit ${most})`;
  return { sql, parameters };
}

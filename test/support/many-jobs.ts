import type { TestDatabase } from '@app/testing';

export interface ManyJobs {
  readonly count: number;
  readonly status: 'queued' | 'failed' | 'dead' | 'cancelled' | 'success';
  /** Of no worker here, unless the test says so. */
  readonly type?: string;
  readonly errorCode?: string;
  readonly lane?: string;
  /** Days since they were made, and ended. */
  readonly daysAgo?: number;
}

/** Puts jobs of the workspace into the database, each made a millisecond after the one before. Returns their ids. */
export async function putJobs(database: TestDatabase, workspaceId: string, jobs: ManyJobs): Promise<string[]> {
  const { count, status, type = 'test.nobodys', errorCode, lane = 'bulk', daysAgo = 0 } = jobs;
  const rows = await database.query<{ id: string }>(
    `insert into jobs (id, tenant_id, type, lane, status, attempts, max_attempts, lost_runs, last_error_json, trace_id,
       created_at, updated_at, finished_at)
     select gen_random_uuid(), $1, $2, $3, $4, 3, 3, 2, $5, md5(n::text), made, made,
       case when $4 in ('dead', 'cancelled', 'success') then made end
     from generate_series(1, $6::int) as n, lateral (
       select date_trunc('milliseconds', now()) - make_interval(days => $7::int, secs => ($6::int - n + 1000) / 1000.0) as made
     ) as time
     returning id`,
    [workspaceId, type, lane, status, errorCode ? { code: errorCode, message: 'x' } : null, count, daysAgo],
  );
  return rows.map(({ id }) => id);
}

import type { TestDatabase } from '@app/testing';

/** What the API does to a job when an operator cancels it: a running one is asked to end. */
export const CANCEL = `
update jobs set
  status = case when status = 'running' then 'running' else 'cancelled' end,
  cancel_requested_at = case when status = 'running' then now() end,
  finished_at = case when status = 'running' then null else now() end
where id = $1 and status in ('queued', 'failed', 'running')`;

/** What the API does to a job when an operator retries it. */
export const RETRY = `
update jobs set status = 'queued', run_at = now(), finished_at = null, lost_runs = 0,
  max_attempts = greatest(max_attempts, attempts + 1)
where id = $1 and status in ('dead', 'cancelled', 'failed')`;

export const cancelJob = (database: TestDatabase, id: string) => database.query(CANCEL, [id]);
export const retryJob = (database: TestDatabase, id: string) => database.query(RETRY, [id]);

import { COLUMNS, JOB_PARAMETERS, newJobs, UNLESS_THERE, VALUES } from '../enqueue/new-jobs';
import { QUEUE, WAITING } from '../waiting-jobs.sql';

/**
 * Nothing is paused or limited, the workspace works, and no job of it has waited longer in this lane. As everywhere, the
 * controls are read by the statement itself: whoever paused must not see a job run because word of it was lost.
 */
const MAY_RUN = `
  not exists (select from queue_controls where paused or max_running is not null)
  and exists (select from workspaces where id = job.tenant_id and status = 'active' and deleted_at is null)
  and not exists (
    select from (
      select priority, run_at from jobs
      where lane = job.lane and ${QUEUE} = job.tenant_id and ${WAITING}
      order by priority, run_at limit 1
    ) as first
    where first.priority < job.priority or (first.priority = job.priority and first.run_at <= now())
  )`;

/** Parameters that an eager claim takes: those of the jobs, and three of its own. */
export const EAGER_CLAIM_PARAMETERS = JOB_PARAMETERS + 3;

/**
 * Parts of a statement that write jobs as `insertJobs` does, and claim those of them that are to be claimed and may run:
 * a lease and a run, as the claim of `claim.ts` makes them. `claimed` has the rows of these: `id`, `run_id`, `started_at`.
 */
export function insertAndClaim(first: number): string {
  const own = first + JOB_PARAMETERS;
  return `
    new_job as materialized (
      select *, case when chosen_run_id is not null and ${MAY_RUN} then chosen_run_id end as run_id
      from ${newJobs(first, 'chosen_run_id')}
    ),
    inserted as (
      insert into jobs (${COLUMNS}, status, attempts, lease_token, lease_expires_at)
      select ${VALUES}, case when run_id is null then 'queued' else 'running' end,
        case when run_id is null then 0 else 1 end, run_id,
        case when run_id is not null then now() + make_interval(secs => $${own + 1}) end
      from new_job
      ${UNLESS_THERE}
      returning id, tenant_id, trace_id, lease_token as run_id, created_at as started_at
    ),
    claimed as (
      select * from inserted where run_id is not null
    ),
    run as (
      insert into runs (id, job_id, tenant_id, attempt, worker_id, trace_id, started_at)
      select run_id, id, tenant_id, 1, $${own + 2}, trace_id, started_at from claimed
    )`;
}

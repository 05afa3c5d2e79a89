import { QUEUE, WAITING } from '../waiting-jobs.sql';

const DUE = `${WAITING} and run_at <= now() and type = any($3::text[])`;

/** Behind all ids there can be. */
const LAST = `'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`;

/**
 * The workspaces of a lane that have jobs waiting, behind $8 and without those of $7, by a skip scan of the index. It
 * never touches what it passes over: at the front of a backlog lie the entries of all that was claimed a moment ago. Each
 * step leads to the next workspace, or (without a `tenant_id`) past one of $7.
 */
const WALK = `
walk (tenant_id, reached, step) as (
  select null::uuid, $8::uuid, 0
  union all
  select found.tenant_id, coalesce(found.tenant_id, passed.next), step + 1
  from walk left join lateral (
    select id as next from unnest($7::uuid[]) as id where id > walk.reached order by id limit 1
  ) as passed on true left join lateral (
    select tenant_id from jobs
    where lane = $1 and ${QUEUE} > walk.reached and ${QUEUE} < coalesce(passed.next, ${LAST}) and ${WAITING}
    order by ${QUEUE} limit 1
  ) as found on true
  where walk.reached is not null and step < $10
),
visited as (
  -- Of an 'exists' PostgreSQL may make a join with all due jobs of the lane; without an order it may read the table.
  select walk.tenant_id, step from walk cross join lateral (
    select from jobs where lane = $1 and ${QUEUE} = walk.tenant_id and ${DUE} order by priority, run_at limit 1
  ) as due_job
  where not (select controlled from control)
  limit $9
)`;

/** Those that are known to have jobs: each search more would pass the entries of what was claimed a moment ago again. */
const KNOWN = `
visited as (
  select id as tenant_id, step from unnest($7::uuid[]) with ordinality as known (id, step)
  where not (select controlled from control)
)`;

/**
 * `resume_after` is null when the round came to its end. `started_at` has milliseconds, as a Date has. Where something is
 * paused or limited it claims nothing and says so: whoever paused must not see a job run because word of it was lost.
 *
 * What is locked is found again by its place in the table, not by a search for its id. One that somebody else wrote to
 * between this statement's look and its lock has another place by then: it is `found` and not claimed, and the next
 * claim takes it.
 */
const claim = (visited: string, roundGoesOn: string) => `
with recursive control as (
  select exists (select from queue_controls where paused or max_running is not null) as controlled
),
${visited},
round as (
  select greatest(1, ceil($2::numeric / greatest(count(*), 1)))::bigint as share from visited
),
due as (
  select job.place, visited.tenant_id, row_number() over () as position
  from visited cross join lateral (
    select ctid as place from jobs
    where lane = $1 and ${QUEUE} = visited.tenant_id and ${DUE}
    order by priority, run_at
    limit (select share from round)
    for update skip locked
  ) as job
  limit $2
),
last_of as (
  select (select tenant_id from visited order by step desc limit 1) as visited,
    (select tenant_id from due order by position desc limit 1) as due,
    (select count(*) from due) as jobs
),
reach as (
  select jobs, case
    when jobs = $2 and last_of.due <> last_of.visited then last_of.due
    ${roundGoesOn}
  end as resume_after
  from last_of
),
claimed as (
  update jobs set status = 'running', attempts = attempts + 1, lease_token = ($4::uuid[])[due.position],
    lease_expires_at = now() + make_interval(secs => $5), updated_at = now()
  from due where jobs.ctid = due.place
  returning jobs.id, jobs.tenant_id, jobs.type, jobs.attempts, jobs.max_attempts, jobs.payload_json, jobs.trace_id,
    jobs.correlation_id, jobs.ordering_key, jobs.lease_token, date_trunc('milliseconds', now()) as started_at
),
run as (
  insert into runs (id, job_id, tenant_id, attempt, worker_id, trace_id, started_at)
  select lease_token, id, tenant_id, attempts, $6, trace_id, started_at from claimed
)
select claimed.id, claimed.tenant_id, claimed.type, claimed.attempts, claimed.max_attempts, claimed.payload_json,
  claimed.trace_id, claimed.correlation_id, claimed.ordering_key, claimed.lease_token as run_id, claimed.started_at,
  round.share, reach.jobs as found, reach.resume_after, control.controlled
from reach cross join round cross join control left join claimed on true`;

/**
 * $1 lane, $2 most jobs, $3 types, $4 ids of the runs, $5 seconds of the lease, $6 worker, $7 workspaces to pass over, $8
 * the workspace behind which to begin, $9 most workspaces to claim from, $10 most to look at.
 */
export const CLAIM = claim(
  WALK,
  `when (select count(*) from visited) = $9 then last_of.visited
    else (select reached from walk where step = $10)`,
);

/** The same for the workspaces of $7 alone, in this order: $1 to $7. */
export const CLAIM_OF_BACKLOGS = claim(KNOWN, '');

import { QUEUE, WAITING } from '../waiting-jobs.sql';

const DUE = `${WAITING} and run_at <= now() and type = any($3::text[])`;

const AMONG = `(walk.tenant_id = any($7::uuid[])) = $11`;

/** Jobs beyond its share that a claim looks at in a workspace that controls types or connectors, to hold them. */
export const LOOK_AHEAD = 500;

/** Claims that keep to a limit go one after another, so that no two count the same room. */
export const LOCK_CAPS = `select pg_advisory_xact_lock(hashtext('signalbox claim under caps'))`;

/**
 * The claim of `execute/claim.sql.ts` where something is paused, limited or disabled; the same parameters, $11 tells
 * whether the workspaces of $7 alone are meant or all others, and $12 is {@link LOOK_AHEAD}. Workspaces that are closed
 * are passed over. Jobs whose type or connector is paused or full are held, so that the next claim does not meet them;
 * `held` counts them.
 */
export const CONTROLLED_CLAIM = `
with recursive running as (
  select tenant_id, lane, type, connector_id, count(*) as jobs from jobs where status = 'running' group by 1, 2, 3, 4
),
control as (
  select id, tenant_id, target, name, case when paused then 0 else greatest(0, max_running - coalesce((
    select sum(running.jobs) from running
    where case target
      when 'lane' then running.lane = name
      when 'workspace' then running.tenant_id = queue_controls.tenant_id
      when 'type' then running.tenant_id = queue_controls.tenant_id and running.type = name
      else running.tenant_id = queue_controls.tenant_id and running.connector_id::text = name
    end
  ), 0)) end as room
  from queue_controls where paused or max_running is not null
),
closed as (
  select id as tenant_id from workspaces where status <> 'active' or deleted_at is not null
  union
  select tenant_id from control where target = 'workspace' and room = 0
),
most as (
  select least($2::bigint, (select min(room) from control where target = 'lane' and name = $1))::bigint as jobs
),
walk (tenant_id, step) as (
  (select tenant_id, 1 from jobs where lane = $1 and ${QUEUE} > $8 and ${WAITING} order by ${QUEUE} limit 1)
  union all
  select (
    select jobs.tenant_id from jobs
    where lane = $1 and ${QUEUE} > walk.tenant_id and ${WAITING}
    order by ${QUEUE} limit 1
  ), step + 1
  from walk where walk.tenant_id is not null and step < $10
),
visited as (
  select walk.tenant_id, step from walk cross join lateral (
    select from jobs where lane = $1 and ${QUEUE} = walk.tenant_id and ${DUE} order by priority, run_at limit 1
  ) as due_job
  where (select jobs from most) > 0 and not exists (select from closed where closed.tenant_id = walk.tenant_id)
    and ${AMONG}
  limit $9
),
round as (
  select greatest(1, ceil(most.jobs::numeric / greatest((select count(*) from visited), 1)))::bigint as share from most
),
seen as (
  select job.id, job.type, job.connector_id, visited.tenant_id, row_number() over () as position
  from visited cross join lateral (
    select id, type, connector_id from jobs
    where lane = $1 and ${QUEUE} = visited.tenant_id and ${DUE}
    order by priority, run_at
    limit (select share from round) + case when exists (
      select from control where control.tenant_id = visited.tenant_id and target in ('type', 'connector')
    ) then $12::bigint else 0 end
    for update skip locked
  ) as job
),
matched as (
  select seen.id, seen.position, control.id as control, control.room from seen join control
    on control.tenant_id = seen.tenant_id
    and (control.target, control.name) in (('type', seen.type), ('connector', seen.connector_id::text))
),
stopped as (
  select distinct on (id) id, control from matched where room = 0 order by id
),
counted as (
  select id, control, room, row_number() over (partition by control order by position) as place
  from matched where room > 0 and id not in (select id from stopped)
),
holding as (
  select id, control from stopped
  union all
  (select distinct on (id) id, control from counted where place > room order by id)
),
free as (
  select seen.*, row_number() over (partition by tenant_id order by position) as place
  from seen where id not in (select id from holding)
),
due as (
  select id, tenant_id, row_number() over (order by position) as position from free
  where place <= least(
    (select share from round),
    (select min(room) from control where target = 'workspace' and control.tenant_id = free.tenant_id)
  )
  order by position limit (select jobs from most)
),
last_of as (
  select (select tenant_id from visited order by step desc limit 1) as visited,
    (select tenant_id from due order by position desc limit 1) as due
),
reach as (
  select case
    when (select count(*) from due) = (select jobs from most) and last_of.due <> last_of.visited then last_of.due
    when (select count(*) from visited) = $9 then last_of.visited
    else (select tenant_id from walk where step = $10)
  end as resume_after
  from last_of
),
held as (
  update jobs set held_by = holding.control::text from holding where jobs.id = holding.id returning jobs.id
),
claimed as (
  update jobs set status = 'running', attempts = attempts + 1, lease_token = ($4::uuid[])[due.position],
    lease_expires_at = now() + make_interval(secs => $5), updated_at = now()
  from due where jobs.id = due.id
  returning jobs.*
),
run as (
  insert into runs (id, job_id, tenant_id, attempt, worker_id, trace_id, started_at)
  select lease_token, id, tenant_id, attempts, $6, trace_id, date_trunc('milliseconds', now()) from claimed
  returning id, started_at
)
select claimed.id, claimed.tenant_id, claimed.type, claimed.attempts, claimed.max_attempts, claimed.payload_json,
  claimed.trace_id, claimed.correlation_id, claimed.ordering_key, run.id as run_id, run.started_at, round.share,
  reach.resume_after, (select count(*) from held)::int as held
from reach cross join round left join (claimed join run on run.id = claimed.lease_token) on true`;

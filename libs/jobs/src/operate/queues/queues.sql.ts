import { QUEUE, WAITING } from '../../waiting-jobs.sql';

/** Every statement takes the workspace as `$1`; null is the whole installation. */
const OF = (workspaceId: string | null, column = 'tenant_id') =>
  workspaceId === null ? '$1::uuid is null' : `${column} = $1`;

/**
 * Depth of each lane. One branch for each lane reads the index of waiting jobs and stops at the bound (`$2` and one
 * more), so that a million waiting jobs take no longer than the bound does. The order is the index's: without it the planner may
 * think a scan of the table quicker.
 */
export const depths = (workspaceId: string | null, lanes: readonly string[]) =>
  lanes
    .map(
      (lane) => `
      select '${lane}' as lane, count(*) filter (where is_due)::int as due, count(*) filter (where not is_due)::int as later
      from (
        select run_at <= now() as is_due from jobs
        where lane = '${lane}' and ${OF(workspaceId, QUEUE)} and ${WAITING}
        order by ${QUEUE}, priority, run_at limit $2
      ) as bounded`,
    )
    .join(' union all ');

/** The first due job of each lane and priority is found by one step of the index; bounded in its steps by `$2`. */
export const oldestDue = (workspaceId: string | null, lanes: readonly string[]) =>
  lanes
    .map(
      (lane) => `
      (with recursive step (tenant_id, priority, run_at, number) as (
        (select tenant_id, priority, run_at, 1 from jobs
         where lane = '${lane}' and ${OF(workspaceId, QUEUE)} and ${WAITING} order by ${QUEUE}, priority, run_at limit 1)
        union all
        select following.tenant_id, following.priority, following.run_at, step.number + 1
        from step cross join lateral (
          select tenant_id, priority, run_at from jobs
          where lane = '${lane}' and ${OF(workspaceId, QUEUE)} and ${WAITING}
            and (${QUEUE}, priority) > (step.tenant_id, step.priority)
          order by ${QUEUE}, priority, run_at limit 1
        ) as following
        where step.number < $2
      )
      select '${lane}' as lane, extract(epoch from now() - min(run_at))::float8 as seconds
      from step where run_at <= now())`,
    )
    .join(' union all ');

/** Running jobs by lane, type and connector. They are as many as the workers have slots. */
export const running = (workspaceId: string | null) => `
  select lane, type, connector_id, count(*)::int as running from jobs
  where ${OF(workspaceId)} and status = 'running' group by lane, type, connector_id`;

/** Waiting jobs by type and connector, and for how many seconds the oldest is due, of a bounded part of each lane (`$2`). */
export const waitingParts = (workspaceId: string | null, lanes: readonly string[]) => `
  select type, connector_id, count(*) filter (where is_due)::int as due,
    count(*) filter (where not is_due)::int as later,
    extract(epoch from now() - min(run_at) filter (where is_due))::float8 as oldest
  from (${lanes
    .map(
      (lane) => `(select type, connector_id, run_at, run_at <= now() as is_due from jobs
        where lane = '${lane}' and ${OF(workspaceId, QUEUE)} and ${WAITING}
        order by ${QUEUE}, priority, run_at limit $2)`,
    )
    .join(' union all ')}) as bounded
  group by type, connector_id`;

/** The workspace, or one after the other all that have jobs: indexes of times begin with it. */
const tenants = (workspaceId: string | null) =>
  workspaceId === null
    ? `(select tenant_id from jobs where $1::uuid is null order by tenant_id limit 1)
       union all
       select (select tenant_id from jobs where tenant_id > tenant.id order by tenant_id limit 1)
       from tenant where tenant.id is not null`
    : `select $1::uuid`;

/** The time that the newest rows stand for, in seconds: less than the window when there were more of them. */
const span = (time: string) => `
  span as materialized (
    select case when count(*) < $2 then $3::float8
      else greatest(1, extract(epoch from now() - min(${time})))::float8 end as seconds from newest
  )`;

/** Jobs made lately, by lane, type and connector: of the newest `$2` within `$3` seconds. */
export const made = (workspaceId: string | null) => `
  with recursive tenant (id) as (${tenants(workspaceId)}),
  newest as materialized (
    select recent.* from tenant cross join lateral (
      select lane, type, connector_id, created_at from jobs
      where tenant_id = tenant.id and created_at > now() - make_interval(secs => $3)
      order by created_at desc limit $2
    ) as recent
    order by created_at desc limit $2
  ),
  ${span('created_at')}
  select lane, type, connector_id, count(*)::int as count, seconds
  from newest cross join span group by lane, type, connector_id, seconds`;

/** Jobs that ended lately, the same way: an attempt that ended its job ended at the very same moment. */
export const ended = (workspaceId: string | null) => `
  with recursive tenant (id) as (${tenants(workspaceId)}),
  newest as materialized (
    select recent.* from tenant cross join lateral (
      select job_id, started_at, finished_at from runs
      where tenant_id = tenant.id and started_at > now() - make_interval(secs => $3)
      order by started_at desc limit $2
    ) as recent
    order by started_at desc limit $2
  ),
  ${span('started_at')}
  select jobs.lane, jobs.type, jobs.connector_id, count(*)::int as count, seconds
  from newest join jobs on jobs.id = newest.job_id and jobs.finished_at = newest.finished_at cross join span
  group by jobs.lane, jobs.type, jobs.connector_id, seconds`;

/** What is paused or limited, and how many jobs each holds (up to `$2`). Lanes are everybody's. */
export const CONTROLS = `
  select id, target, name, paused, max_running, (
    select count(*)::int from (
      select from jobs
      where held_by = queue_controls.id::text and held_by <> 'ordering' and status in ('queued', 'failed')
        and ($1::uuid is null or tenant_id = $1)
      limit $2
    ) as bounded
  ) as held
  from queue_controls
  where $1::uuid is null or tenant_id is null or tenant_id = $1
  order by target, name`;

/** Jobs that wait behind an earlier one of their ordering key, up to `$2`. */
export const IN_LINE = `
  select count(*)::int as held from (
    select from jobs
    where ($1::uuid is null or tenant_id = $1) and held_by = 'ordering' and status in ('queued', 'failed')
    limit $2
  ) as bounded`;

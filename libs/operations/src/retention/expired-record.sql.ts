/** The tables in which single rows go. */
export const PRUNED = { events: 'event_log', requests: 'request_log' } as const;
export type LogTable = (typeof PRUNED)[keyof typeof PRUNED];

/**
 * Removes up to `$2` rows of the workspace `$3` that are older than `$1` days, the oldest first: the index of the
 * workspace's list has them in this order, and each is then found by its key, in the partition of its time.
 */
export const expiredRows = (table: LogTable) => `
with expired as (
  select id, created_at from ${table}
  where tenant_id = $3::uuid and created_at < now() - make_interval(days => $1::int)
  order by created_at limit $2 for update skip locked
),
gone as (
  delete from ${table} using expired
  where ${table}.id = expired.id and ${table}.created_at = expired.created_at
  returning 1
)
select count(*)::int as count from gone`;

/** What came with a time for which there is no month is in the default partition, which no month takes along. */
const strays = (table: LogTable) => `
with gone as (
  delete from ${table}_default where id in (
    select id from ${table}_default where created_at < now() - make_interval(days => $1::int) limit $2
  )
  returning 1
)
select count(*)::int as count from gone`;

export const EXPIRED_STRAYS = { events: strays('event_log'), requests: strays('request_log') } as const;

import { bucketOf } from './latency-histogram';

/** A part of the record that is counted. */
export interface CountedTable {
  readonly name: 'request_log' | 'webhook_inbox';
  /** What each row counts for, as columns of `fact`. */
  readonly facts: string;
}

/** Calls out by connector and latency; webhooks that were refused or brought nothing new. */
const REQUESTS: CountedTable = {
  name: 'request_log',
  facts: `
    select tenant_id, connector_id, created_at as at, 0 as received,
      case when direction = 'in' and status = 'success' and error_code = 'duplicate' then 1 else 0 end as duplicates,
      case when direction = 'in' and status = 'refused' then 1 else 0 end as rejected,
      case when direction = 'out' then 1 else 0 end as deliveries,
      case when direction = 'out' and status = 'success' then 1 else 0 end as succeeded,
      case when direction = 'out' then ${bucketOf('latency_ms')} end as bucket
    from request_log, bound
    where request_log.id > $2::uuid and request_log.id <= bound.id and tenant_id is not null
      and (direction = 'out' or operation = 'POST /hooks/:ingestKey')`,
};

/** Events that came in. */
const INBOX: CountedTable = {
  name: 'webhook_inbox',
  facts: `
    select tenant_id, connector_id, received_at as at, 1 as received, 0 as duplicates, 0 as rejected, 0 as deliveries,
      0 as succeeded, null::int as bucket
    from webhook_inbox, bound
    where webhook_inbox.id > $2::uuid and webhook_inbox.id <= bound.id and replay_of is null`,
};

export const COUNTED: readonly CountedTable[] = [REQUESTS, INBOX];

const SUMS = ['received', 'duplicates', 'rejected', 'deliveries', 'succeeded'];

/**
 * Counts the rows behind the cursor (`$2`) and up to `$3`, at most `$4` of them, and moves the cursor behind them: one
 * statement, so that each row counts once. Answers with the new cursor, and whether there is more.
 */
export const count = ({ name, facts }: CountedTable) => `
with bound as materialized (
  select coalesce(
    (select id from ${name} where id > $2::uuid and id <= $3::uuid order by id offset $4::int - 1 limit 1),
    $3::uuid
  ) as id
),
fact as (${facts}),
by_minute as (
  select tenant_id, connector_id, date_trunc('minute', at, 'UTC') as minute, bucket,
    ${SUMS.map((sum) => `sum(${sum}) as ${sum}`).join(', ')}
  from fact group by 1, 2, 3, 4
),
by_bucket as (
  select tenant_id, subject_id, resolution, date_trunc(resolution, minute, 'UTC') as starts_at, bucket,
    ${SUMS.map((sum) => `sum(${sum})::int as ${sum}`).join(', ')}
  from by_minute
  cross join lateral (values (tenant_id), (connector_id)) as subject (subject_id)
  cross join (values ('minute'), ('hour')) as resolution (resolution)
  where subject_id is not null
  group by 1, 2, 3, 4, 5
),
delta as (
  select tenant_id, subject_id, resolution, starts_at,
    ${SUMS.map((sum) => `sum(${sum})::int as ${sum}`).join(', ')},
    array_agg(bucket) filter (where bucket is not null) as buckets,
    array_agg(deliveries) filter (where bucket is not null) as counts,
    max(bucket) as top
  from by_bucket group by 1, 2, 3, 4
),
counted as (
  insert into traffic_rollups as known (tenant_id, subject_id, resolution, starts_at, ${SUMS.join(', ')}, latencies)
  select tenant_id, subject_id, resolution, starts_at, ${SUMS.join(', ')}, coalesce(histogram.counts, '{}')
  from delta left join lateral (
    select array_agg(coalesce(taken.count, 0) order by bucket) as counts
    from generate_series(0, top) as bucket
    left join unnest(buckets, counts) as taken (bucket, count) using (bucket)
  ) as histogram on true
  on conflict (tenant_id, resolution, subject_id, starts_at) do update set
    ${SUMS.map((sum) => `${sum} = known.${sum} + excluded.${sum}`).join(', ')},
    latencies = case when excluded.latencies = '{}' then known.latencies else (
      select array_agg(coalesce(before, 0) + coalesce(more, 0) order by place)
      from unnest(known.latencies, excluded.latencies) with ordinality as both_of (before, more, place)
    ) end
  returning tenant_id
),
moved as (update traffic_cursors set last_id = bound.id from bound where name = $1 returning last_id)
select last_id, last_id < $3::uuid as more, (select array_agg(distinct tenant_id) from counted) as workspaces from moved`;

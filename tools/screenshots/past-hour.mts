import pg from 'pg';

/**
 * The demo's traffic comes within a minute, which makes bare charts: for the pictures the counts of that minute are
 * repeated over the hour before, on a smaller scale and with ups and downs. The record itself stays as it is.
 */
export async function fillPastHour(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(PAST_HOUR);
  } finally {
    await client.end();
  }
}

const SCALED = ['received', 'duplicates', 'rejected', 'deliveries', 'succeeded'];

const PAST_HOUR = `
with busiest as (
  select date_trunc('minute', starts_at) as minute from traffic_rollups where resolution = 'minute'
  group by 1 order by sum(received) desc limit 1
),
past as (
  select step, 0.45 + 0.2 * sin(step / 7.0) + 0.06 * (step * 7 % 5) as scale from generate_series(1, 57) as step
)
insert into traffic_rollups (tenant_id, resolution, subject_id, starts_at, ${SCALED.join(', ')}, latencies)
select tenant_id, resolution, subject_id, starts_at - make_interval(mins => step),
  ${SCALED.map((name) => `round(${name} * scale)`).join(', ')},
  array(
    select round(calls * scale * (1 + 0.5 * sin(step / 5.0 + place)))::int
    from unnest(latencies) with ordinality as bucket (calls, place) order by place
  )
from traffic_rollups join busiest on starts_at = busiest.minute cross join past
where resolution = 'minute'
on conflict do nothing`;

/*
 * What retention removes: one batch of a workspace each. $1 the workspace, $2 for how many days it is kept, $3 how many
 * rows at most. Each answers with `count` and, where it matters, `last`, and `refs` of the blobs it no longer has.
 */

/** It has an end: it is routed, and nothing of its trace is still to be done, and no replay of it is young. */
const IS_OVER = `
  message.status <> 'received'
  and not exists (select from jobs where jobs.trace_id = message.trace_id and jobs.finished_at is null)
  and not exists (
    select from webhook_inbox as replay
    where replay.replay_of = message.id and replay.received_at >= now() - make_interval(days => $2::int)
  )`;

export const EXPIRED_MESSAGES = `
with expired as (
  select id from webhook_inbox as message
  where tenant_id = $1 and received_at < now() - make_interval(days => $2::int) and ${IS_OVER}
  order by received_at limit $3 for update skip locked
),
gone as (delete from webhook_inbox where id in (select id from expired) returning payload_ref)
select count(*)::int as count, null as last, coalesce(array_agg(payload_ref) filter (where payload_ref is not null), '{}') as refs
from gone`;

/** $4 is where the walk goes on. */
export const EXPIRED_PAYLOADS = `
with expired as (
  select id, received_at, payload_ref from webhook_inbox as message
  where tenant_id = $1 and received_at >= $4::timestamptz and received_at < now() - make_interval(days => $2::int)
    and (payload_raw is not null or payload_ref is not null) and ${IS_OVER}
  order by received_at limit $3 for update skip locked
),
bare as (
  update webhook_inbox set payload_raw = null, payload_coding = null, payload_json = null, payload_ref = null
  where id in (select id from expired) returning id
)
select (select count(*)::int from bare) as count, (select max(received_at)::text from expired) as last,
  array(select payload_ref from expired where payload_ref is not null) as refs`;

export const EXPIRED_REJECTIONS = `
with gone as (
  delete from quarantined_webhooks where id in (
    select id from quarantined_webhooks
    where tenant_id = $1 and received_at < now() - make_interval(days => $2::int)
    order by received_at limit $3 for update skip locked
  ) returning id
)
select count(*)::int as count, null as last from gone`;

export const EXPIRED_REQUESTS = `
with gone as (
  delete from webhook_requests where id in (
    select id from webhook_requests
    where tenant_id = $1 and received_at < now() - make_interval(days => $2::int)
    order by received_at limit $3 for update skip locked
  ) returning id
)
select count(*)::int as count, null as last from gone`;

/** An order goes with its job. */
export const EXPIRED_ORDERS = `
with gone as (
  delete from webhook_orders
  where created_at < now() - interval '1 day' and not exists (select from jobs where jobs.id = webhook_orders.id)
  returning id
)
select count(*)::int as count from gone`;

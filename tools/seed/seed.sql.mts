/** `$1` workspaces by the name, made if they are not there. */
export const WORKSPACES = `
with wanted as (select n, 'Seed ' || n as name from generate_series(1, $1::int) as n),
made as (
  insert into workspaces (id, name, slug, env)
  select gen_random_uuid(), name, 'seed-' || n, 'development' from wanted
  on conflict do nothing returning id, name
)
select coalesce(made.id, workspaces.id) as id
from wanted left join made using (name) left join workspaces on workspaces.name = wanted.name and deleted_at is null
order by n`;

/**
 * The rows from `$1` to `$2` of `$3`, over the last `$4` months, of the workspaces `$5`: a time in order, a workspace (the
 * square of chance: of twenty the first has a fifth of all), and two hashes to choose by. Times have milliseconds.
 */
const ROWS = `
  select n, at, ($5::uuid[])[1 + floor(cardinality($5::uuid[]) * power((hashint8(n) & 1048575) / 1048576.0::float8, 2))::int] as tenant_id,
    hashint8(n * 7 + 1) & 1048575 as chance, md5(n::text) as hash,
    (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3)
      || '8' || substr(md5(n::text), 4, 15))::uuid as id
  from generate_series($1::bigint, $2::bigint) as n cross join lateral (
    select date_trunc('milliseconds', now() - make_interval(months => $4) * ((($3::bigint - n) / $3::float8))) as at
  ) as time`;

/** The id of one of so many connectors of the workspace; as `connectorOf` makes it. */
const connector = (many: number) =>
  `overlay(overlay(md5(tenant_id::text || chance % ${many}) placing '8' from 13) placing '8' from 17)::uuid`;

/** Of a hundred requests 60 come in and 40 are calls out; four are refused and two fail. */
export const REQUESTS = `
insert into request_log (id, tenant_id, request_id, trace_id, direction, actor_type, actor_id, connector_id, operation,
  status, http_status, latency_ms, retry_count, error_code, created_at)
select id, tenant_id, id::text, hash, case when chance % 10 < 6 then 'in' else 'out' end,
  case when chance % 10 < 6 then 'anonymous' else 'job' end, null,
  case when chance % 10 >= 6 then ${connector(7)} end,
  case when chance % 10 < 6 then 'POST /hooks/:ingestKey' else 'POST https://api.example.com/v1/things/' || chance % 50 end,
  case when chance % 100 < 2 then 'failed' when chance % 100 < 6 then 'refused' else 'success' end,
  case when chance % 100 < 2 then 503 when chance % 100 < 6 then 401 else 202 end,
  5 + chance % 400, 0, case when chance % 100 < 2 then 'overloaded' when chance % 100 < 6 then 'signature_mismatch' end, at
from (${ROWS}) as made`;

/** Of a hundred webhooks 88 are processed, 10 ignored and two failed. */
export const WEBHOOKS = `
insert into webhook_inbox (id, tenant_id, connector_id, provider, event_id, event_type, signature_valid, received_at,
  processed_at, status, headers, payload_raw, trace_id)
select id, tenant_id, ${connector(3)}, 'github:' || ${connector(3)},
  hash, (array['push', 'issues', 'pull_request', 'release'])[1 + chance % 4], true, at, at + interval '20 ms',
  case when chance % 100 < 2 then 'failed' when chance % 100 < 12 then 'ignored' else 'processed' end,
  '{"content-type": "application/json", "user-agent": "GitHub-Hookshot/044aadd"}',
  convert_to('{"action":"opened","number":' || n || ',"note":"' || repeat(hash, 12) || '"}', 'utf8'), hash
from (${ROWS}) as made`;

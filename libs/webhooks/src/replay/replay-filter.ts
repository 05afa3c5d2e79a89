import type { Place } from '@app/jobs';
import type { WorkspaceScope } from '@app/kernel';

/** Which messages an order is about, and which route may take them. Times as in RFC 3339. */
export interface ReplayFilter {
  readonly since?: string;
  readonly until?: string;
  readonly status?: readonly string[];
  readonly connectorId?: string;
  /** Types, or patterns with `*` for any text. */
  readonly eventTypes?: readonly string[];
  /** Only messages that this route made a call of. */
  readonly routeId?: string;
  readonly ids?: readonly string[];
  /** The only route that may take the replays. */
  readonly toRouteId?: string;
  /** How many are replayed a second, at most. */
  readonly perSecond?: number;
}

interface Query {
  readonly sql: string;
  readonly parameters: unknown[];
}

/**
 * The messages that match, with whether their payload is still there: those that were received until then. Replays are
 * none of them: what they repeat is.
 *
 * @param oldestFirst in this order; left out: in any, to be counted
 * @returns a query of `id`, `at` and `kept`, with its parameters
 */
export function matchingMessages(
  { workspaceId }: WorkspaceScope,
  filter: ReplayFilter,
  { until, limit, after, oldestFirst }: { until: string; limit: number; after?: Place; oldestFirst?: boolean },
): Query {
  const parameters: unknown[] = [workspaceId, until];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = ['tenant_id = $1', 'received_at <= $2::timestamptz', 'replay_of is null'];
  const add = (value: unknown, condition: (parameter: string) => string) => {
    if (value !== undefined) conditions.push(condition(bind(value)));
  };
  add(filter.since, (time) => `received_at >= ${time}::timestamptz`);
  add(filter.until, (time) => `received_at < ${time}::timestamptz`);
  add(filter.status, (statuses) => `status = any (${statuses}::text[])`);
  add(filter.connectorId, (id) => `connector_id = ${id}`);
  add(likePatterns(filter.eventTypes), (patterns) => `event_type like any (${patterns}::text[])`);
  add(filter.ids, (ids) => `id = any (${ids}::uuid[])`);
  // The router gives its calls this key.
  add(
    filter.routeId,
    (routeId) => `exists (
      select from jobs where tenant_id = webhook_inbox.tenant_id and type = 'connector.call'
        and idempotency_key = webhook_inbox.id || ':' || ${routeId}::text
    )`,
  );
  if (after) conditions.push(`(received_at, id) > (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`);
  const sql = `select id, received_at::text as at, payload_raw is not null or payload_ref is not null as kept from webhook_inbox
    where ${conditions.join(' and ')} ${oldestFirst ? 'order by received_at, id' : ''} limit ${bind(limit)}`;
  return { sql, parameters };
}

/** Messages among which one batch looks for those that match. */
const LOOKED_AT = 2_000;
const HIGHEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * How far one batch looks, by the index alone: what matches may be rare, and a batch must not read the whole inbox for
 * it. No row: to the end.
 *
 * @returns a query of `at` and `id`, a place behind all messages of its time
 */
export function reachOfBatch(
  { workspaceId }: WorkspaceScope,
  filter: ReplayFilter,
  { until, after }: { until: string; after?: Place },
): Query {
  // Always beyond the place where the last batch stopped, however many came at that time.
  const beyond = after ? 'received_at > $3::timestamptz' : 'received_at >= $3::timestamptz';
  const sql = `select received_at::text as at, '${HIGHEST_ID}' as id from webhook_inbox
    where tenant_id = $1 and received_at <= $2::timestamptz and ${beyond} and received_at < $4::timestamptz
    order by received_at offset ${LOOKED_AT} limit 1`;
  const { since = '-infinity', until: before = 'infinity' } = filter;
  return { sql, parameters: [workspaceId, until, after?.at ?? since, before] };
}

/** Nothing for `*`, which messages without a type match too. */
function likePatterns(types: readonly string[] | undefined): string[] | undefined {
  if (types === undefined || types.includes('*')) return undefined;
  return types.map((type) => type.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%'));
}

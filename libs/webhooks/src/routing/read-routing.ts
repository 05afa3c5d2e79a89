import { type Query, uuidArray } from '@app/database';
import type { InboxBodies, LentBody } from '../inbox/inbox-bodies';
import type { WebhookInbox } from '../inbox/webhook-inbox.entity';
import type { Route } from './route.entity';

/** What routing looks at of a message: not its payload, because most routes have no filters. */
export type RoutedMessage = Pick<
  WebhookInbox,
  'id' | 'tenantId' | 'connectorId' | 'eventId' | 'eventType' | 'replayOf' | 'arrival' | 'traceId'
>;

/** What routing looks at of a route. */
export type RouteRule = Pick<
  Route,
  | 'id'
  | 'tenantId'
  | 'name'
  | 'sourceConnectorId'
  | 'eventTypes'
  | 'filters'
  | 'transform'
  | 'destinationConnectorId'
  | 'requestTemplate'
  | 'orderingKey'
>;

/** What a batch of messages is routed by. */
export interface Routing {
  /** By their ids; none for those that are gone. */
  readonly messages: ReadonlyMap<string, RoutedMessage>;
  /** In force of the messages' sources, by source, in the order in which they are tried. */
  readonly routes: ReadonlyMap<string, RouteRule[]>;
}

/**
 * Bodies that take up to so many bytes in their rows are read along, because most events become a call that sends it the
 * next moment.
 */
const SMALL_BYTES = 16_384;

interface MessageRow extends RoutedMessage, Omit<LentBody, 'raw'> {
  readonly raw: Buffer | null;
  readonly rule: null;
}

interface RuleRow {
  readonly rule: RouteRule & Pick<Route, 'position'>;
}

/** Messages and the routes of their sources, in one statement; small bodies are left with `bodies` for their calls. */
export async function readRouting(query: Query, ids: readonly string[], bodies: InboxBodies): Promise<Routing> {
  const rows = await query<MessageRow | RuleRow>(ROUTING, [uuidArray(ids), SMALL_BYTES]);
  const messages = new Map<string, RoutedMessage>();
  const rules: RuleRow['rule'][] = [];
  for (const row of rows) {
    if (row.rule) rules.push(row.rule);
    else {
      messages.set(row.id, row);
      const { raw, coding, contentType, contentEncoding } = row;
      if (raw) bodies.lend(row.tenantId, row.id, { raw, coding, contentType, contentEncoding });
    }
  }
  rules.sort((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1));
  return { messages, routes: Map.groupBy(rules, (rule) => rule.sourceConnectorId) };
}

const RULE = {
  id: 'id',
  tenantId: 'tenant_id',
  name: 'name',
  position: 'position',
  sourceConnectorId: 'source_connector_id',
  eventTypes: 'event_types',
  filters: 'filters',
  transform: 'transform',
  destinationConnectorId: 'destination_connector_id',
  requestTemplate: 'request_template',
  orderingKey: 'ordering_key',
} as const satisfies Record<keyof RuleRow['rule'], string>;

const rule = Object.entries(RULE).map(([field, column]) => `'${field}', routes.${column}`);

const ROUTING = `
with message as materialized (
  select id, tenant_id as "tenantId", connector_id as "connectorId", event_id as "eventId", event_type as "eventType",
    replay_of as "replayOf", arrival, trace_id as "traceId", headers ->> 'content-type' as "contentType",
    headers ->> 'content-encoding' as "contentEncoding",
    case when octet_length(payload_raw) <= $2::int then payload_raw end as raw, payload_coding as coding
  from webhook_inbox where id = any ($1::uuid[])
),
source as (
  select distinct "tenantId", "connectorId" from message
)
select message.*, null::jsonb as rule from message
union all
select null, null, null, null, null, null, null, null, null, null, null, null, jsonb_build_object(${rule.join(', ')})
from source join routes on routes.tenant_id = source."tenantId" and routes.source_connector_id = source."connectorId"
where enabled and deleted_at is null`;

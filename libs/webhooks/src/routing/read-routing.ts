import { type Query, uuidArray } from '@app/database';
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

/** Messages by their ids; none for those that are gone. */
export async function readMessages(query: Query, ids: readonly string[]): Promise<Map<string, RoutedMessage>> {
  const rows = await query<RoutedMessage>(MESSAGES, [uuidArray(ids)]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The routes in force of these sources, by source, in the order in which they are tried. */
export async function readRoutes(query: Query, connectorIds: readonly string[]): Promise<Map<string, RouteRule[]>> {
  const rows = await query<RouteRule>(ROUTES, [uuidArray([...new Set(connectorIds)])]);
  return Map.groupBy(rows, (route) => route.sourceConnectorId);
}

const MESSAGES = `
select id, tenant_id as "tenantId", connector_id as "connectorId", event_id as "eventId", event_type as "eventType",
  replay_of as "replayOf", arrival, trace_id as "traceId"
from webhook_inbox where id = any ($1::uuid[])`;

const ROUTES = `
select id, tenant_id as "tenantId", name, source_connector_id as "sourceConnectorId", event_types as "eventTypes",
  filters, transform, destination_connector_id as "destinationConnectorId", request_template as "requestTemplate",
  ordering_key as "orderingKey"
from routes
where enabled and deleted_at is null and source_connector_id = any ($1::uuid[])
order by position, id`;

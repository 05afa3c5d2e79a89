import type { EventRecord } from '@app/audit';
import type { NewCall } from '@app/connectors';
import type { WorkspaceScope } from '@app/kernel';
import { callRequest, orderingKeyOf, TemplateFailed, templateNeedsPayload } from '../template/call-request';
import { EventView } from '../template/event-view';
import { wantsType } from './event-type-pattern';
import { passes } from './filter';
import { AS_REPLAYS } from './process-webhook.job';
import type { RoutedMessage, RouteRule } from './read-routing';

export interface ToRoute {
  readonly scope: WorkspaceScope;
  readonly inboxId: string;
  /** The job of this message alone; its calls are that job's. */
  readonly parentId?: string;
  /** Only this route may take it. */
  readonly routeId?: string;
}

/** A message with the routes that want it. */
export interface Matched {
  readonly message: RoutedMessage;
  readonly taken: readonly RouteRule[];
  readonly calls: readonly NewCall[];
  /** Routes whose call could not be made of it; they hold no other route. */
  readonly failed: readonly { readonly route: RouteRule; readonly reason: string }[];
}

export interface Routed {
  /** Names of the routes that took the event. */
  readonly routes: string[];
  readonly calls: number;
  /** Names of routes whose call could not be made of it. */
  readonly failed?: string[];
}

const NO_BODY = Buffer.alloc(0);

export const looksInside = ({ filters, requestTemplate, orderingKey }: RouteRule) =>
  filters.length > 0 || (orderingKey ?? null) !== null || templateNeedsPayload(requestTemplate);

export function match(
  item: ToRoute,
  message: RoutedMessage,
  routes: ReadonlyMap<string, RouteRule[]>,
  view = new EventView(message.eventId, message.eventType, {}, NO_BODY),
): Matched {
  const wanting = matching(message, routes, view).filter(({ id }) => item.routeId === undefined || id === item.routeId);
  const taken: RouteRule[] = [];
  const calls: NewCall[] = [];
  const failed: { route: RouteRule; reason: string }[] = [];
  for (const route of wanting) {
    try {
      calls.push(callOf(item, message, route, view));
      taken.push(route);
    } catch (error) {
      if (!(error instanceof TemplateFailed)) throw error;
      failed.push({ route, reason: error.message });
    }
  }
  return { message, taken, calls, failed };
}

/** Of messages of which some call keeps the order. */
export const orderedIds = (matched: readonly (Matched | undefined)[]) =>
  matched
    .filter((match) => match?.calls.some(({ orderingKey }) => orderingKey !== undefined))
    .map((match) => (match as Matched).message.id);

export function matching(
  message: RoutedMessage,
  routes: ReadonlyMap<string, RouteRule[]>,
  view: EventView,
): RouteRule[] {
  const ofSource = (routes.get(message.connectorId) ?? []).filter((route) => route.tenantId === message.tenantId);
  return ofSource.filter(
    ({ eventTypes, filters }) =>
      wantsType(eventTypes, message.eventType) && (filters.length === 0 || passes(filters, view.json)),
  );
}

/** The call that a route makes of a message. Throws {@link TemplateFailed}. */
export function callOf(
  { scope, parentId }: ToRoute,
  message: RoutedMessage,
  route: RouteRule,
  view: EventView,
): NewCall {
  const request = callRequest(route.requestTemplate, view);
  const hasBody = request.method !== 'GET' && request.method !== 'DELETE';
  const transformed = (route.transform ?? null) !== null;
  const bodyRef = transformed ? `transformed:${message.id}:${route.id}` : `inbox:${message.id}`;
  const orderingKey = orderingKeyOf(route.id, route.orderingKey ?? null, view);
  return {
    scope,
    payload: { connectorId: route.destinationConnectorId, ...request, ...(hasBody ? { bodyRef } : {}) },
    idempotencyKey: `${message.id}:${route.id}`,
    traceId: message.traceId,
    correlationId: message.id,
    ...(parentId === undefined ? {} : { parentId }),
    ...(orderingKey === undefined ? {} : { orderingKey }),
    ...((message.replayOf ?? null) === null ? {} : AS_REPLAYS),
  };
}

/** So that calls of one ordering key line up as their events came. */
export function inOrderOfArrival(matched: readonly Matched[]): NewCall[] {
  const sorted = matched.toSorted(
    ({ message: one }, { message: other }) =>
      Number(one.arrival) - Number(other.arrival) || (one.id < other.id ? -1 : 1),
  );
  return sorted.flatMap(({ calls }) => calls);
}

export const routedOf = ({ taken, calls, failed }: Matched): Routed => ({
  routes: taken.map((route) => route.name),
  calls: calls.length,
  ...(failed.length > 0 ? { failed: failed.map(({ route }) => route.name) } : {}),
});

/** An event that no route wants is `ignored`; one that some route could make no call of is `failed`. */
export const statusOf = ({ taken, failed }: Matched) =>
  failed.length > 0 ? 'failed' : taken.length > 0 ? 'processed' : 'ignored';

export function eventsOf({ message, taken, failed }: Matched): EventRecord[] {
  const common = { workspaceId: message.tenantId, correlationId: message.id, traceId: message.traceId };
  const failures = failed.map(({ route, reason }) => ({
    ...common,
    severity: 'error' as const,
    type: 'webhook.route_failed',
    message: `${route.name} made no call: ${reason}`,
    data: { inboxId: message.id, routeId: route.id, code: 'template_failed' },
  }));
  if (taken.length === 0 && failed.length > 0) return failures;
  const names = taken.map((route) => route.name);
  const routed = {
    ...common,
    severity: 'info' as const,
    type: taken.length > 0 ? 'webhook.routed' : 'webhook.ignored',
    message: taken.length > 0 ? `goes to ${names.join(', ')}` : `no route wants ${message.eventType ?? 'the event'}`,
    data: { inboxId: message.id, routes: taken.map((route) => route.id) },
  };
  return [routed, ...failures];
}

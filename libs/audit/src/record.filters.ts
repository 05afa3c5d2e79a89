import type { AuditQuery, EventsQuery, RequestsQuery } from './record.query.dto';

/** The fields that each log can be filtered by, as lists and exports take them. */
export const eventFilters = ({ type, severity, traceId }: Partial<EventsQuery>) => ({ type, severity, traceId });

export const requestFilters = ({ direction, status, connectorId, requestId, traceId }: Partial<RequestsQuery>) => ({
  direction,
  status,
  connectorId,
  requestId,
  traceId,
});

export function auditFilters(query: Partial<AuditQuery>) {
  const { action, actorType, actorId, operatorUserId, resourceType, resourceId, traceId } = query;
  return { action, actorType, actorId, operatorUserId, resourceType, resourceId, traceId };
}

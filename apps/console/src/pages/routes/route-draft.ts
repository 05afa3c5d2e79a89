import type { Schemas } from '../../api/client';
import { draftOf, type FilterDraft, filterOf } from './filter-draft';

/** A route while it is made: filters by group, and everything a new one has to have not yet chosen. */
export interface RouteDraft {
  readonly name: string;
  readonly enabled: boolean;
  readonly sourceConnectorId: string | null;
  readonly destinationConnectorId: string | null;
  readonly eventTypes: string[];
  /** Of each group one must hold, and every group must hold. */
  readonly groups: readonly (readonly FilterDraft[])[];
  readonly request: Schemas['RequestTemplateDto'];
  /** JSONata; null: the event goes on as it came. */
  readonly transform: string | null;
  readonly orderingKey: string;
  readonly position: number;
}

export const NEW_ROUTE: RouteDraft = {
  name: '',
  enabled: true,
  sourceConnectorId: null,
  destinationConnectorId: null,
  eventTypes: ['*'],
  groups: [],
  request: { method: 'POST', path: '/' },
  transform: null,
  orderingKey: '',
  position: 0,
};

export const hasBody = ({ request: { method } }: RouteDraft) => method !== 'GET' && method !== 'DELETE';

export function draftOfRoute(route: Schemas['RouteDto']): RouteDraft {
  const { name, enabled, sourceConnectorId, destinationConnectorId, eventTypes, request, transform, position } = route;
  const groups = [...Map.groupBy(route.filters, ({ group = 0 }) => group)].sort(([a], [b]) => a - b);
  return {
    ...{ name, enabled, sourceConnectorId, destinationConnectorId, eventTypes, request, transform, position },
    groups: groups.map(([, filters]) => filters.map(draftOf)),
    orderingKey: route.orderingKey ?? '',
  };
}

/** The route as the API takes it. */
export function routeOf(draft: RouteDraft): Schemas['CreateRouteDto'] {
  const { name, enabled, eventTypes, request, position } = draft;
  return {
    ...{ name, enabled, eventTypes, request, position },
    sourceConnectorId: draft.sourceConnectorId ?? '',
    destinationConnectorId: draft.destinationConnectorId ?? '',
    filters: draft.groups.flatMap((group, number) => group.map((filter) => filterOf({ ...filter, group: number }))),
    transform: hasBody(draft) && draft.transform?.trim() ? draft.transform : null,
    orderingKey: draft.orderingKey.trim() || null,
  };
}

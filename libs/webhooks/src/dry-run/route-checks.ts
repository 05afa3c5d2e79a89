import { jsonValues } from '../verification/json-field';
import type { EventView } from '../template/event-view';
import { wantsType } from '../routing/event-type-pattern';
import { type Filter, holds } from '../routing/filter';
import type { Route } from '../routing/route.entity';
import type { RouteCheckDto } from './dry-run.dto';

const MOST_FOUND = 5;
const LONGEST_FOUND = 1_000;

/** All that the route asks of the event, with how it is. */
export function routeChecks(route: Route, event: EventView, sourceId: string | undefined): RouteCheckDto[] {
  const { eventTypes, enabled } = route;
  const type = event.eventType ?? 'no type';
  const ofSource = sourceId === undefined || sourceId === route.sourceConnectorId;
  return [
    plain('enabled', enabled, enabled ? 'the route is enabled' : 'the route is disabled'),
    plain('source', ofSource, ofSource ? 'the event is of its source' : 'the event is of another source'),
    plain('eventType', wantsType(eventTypes, event.eventType), `wants ${eventTypes.join(', ')}: the event has ${type}`),
    ...route.filters.map((filter) => filterCheck(filter, event)),
  ];
}

/** Whether the route takes the event: everything holds, and of each group of filters one. */
export function takes(checks: readonly RouteCheckDto[]): boolean {
  const groups = Map.groupBy(checks, ({ check, filter }) => (filter === null ? check : `group ${filter.group}`));
  return [...groups.values()].every((group) => group.some(({ holds }) => holds));
}

const plain = (check: string, holds: boolean, message: string) => ({ check, holds, message, filter: null, found: [] });

function filterCheck(filter: Filter, event: EventView): RouteCheckDto {
  const { path, operator, value } = filter;
  const found = event.json === undefined ? undefined : jsonValues(event.json, path);
  const shown = (found ?? []).slice(0, MOST_FOUND).map(short);
  const condition = `${path} ${operator.replaceAll('_', ' ')}${value === undefined ? '' : ` ${text(value)}`}`;
  return {
    check: 'filter',
    holds: holds(filter, event.json),
    message: `${condition}: ${event.json === undefined ? 'the payload is no JSON' : findings(found)}`,
    filter,
    found: shown,
  };
}

function findings(found: readonly unknown[] | undefined): string {
  if (!found) return 'the path cannot be applied to this payload';
  if (found.length === 0) return 'found nothing';
  const more = found.length > MOST_FOUND ? ` and ${found.length - MOST_FOUND} more` : '';
  return `found ${found.slice(0, MOST_FOUND).map(text).join(', ')}${more}`;
}

const text = (value: unknown) => JSON.stringify(value).slice(0, 200);

/** A large value in a few characters. */
function short(value: unknown): unknown {
  const json = JSON.stringify(value);
  return json.length > LONGEST_FOUND ? `${json.slice(0, LONGEST_FOUND)}…` : value;
}

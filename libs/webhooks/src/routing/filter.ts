import { isDeepStrictEqual } from 'node:util';
import type { JSONValue } from 'json-p3';
import { jsonValues } from '../verification/json-field';
import { matchesPattern } from './linear-pattern';

export const FILTER_OPERATORS = [
  'equals',
  'not_equals',
  'contains',
  'not_contains',
  'starts_with',
  'regex',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'not_in',
  'exists',
  'not_exists',
] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** One condition on the payload. Conditions of one group are alternatives; every group must hold. */
export interface Filter {
  /** JSONPath (RFC 9535). */
  readonly path: string;
  readonly operator: FilterOperator;
  readonly value?: unknown;
  readonly group: number;
}

/** Whether the payload passes: in every group at least one condition holds. */
export function passes(filters: readonly Filter[], payload: JSONValue | undefined): boolean {
  const groups = new Map<number, boolean>();
  for (const filter of filters) {
    groups.set(filter.group, groups.get(filter.group) === true || holds(filter, payload));
  }
  return [...groups.values()].every(Boolean);
}

/**
 * A path may find several values: one that fits is enough, and for the `not_` operators none may fit. What cannot be
 * decided, because the path cannot be applied to this payload, does not hold.
 */
export function holds({ path, operator, value }: Filter, payload: JSONValue | undefined): boolean {
  const found = payload === undefined ? [] : jsonValues(payload, path);
  if (!found) return false;
  switch (operator) {
    case 'exists':
      return found.length > 0;
    case 'not_exists':
      return found.length === 0;
    case 'equals':
      return found.some((item) => same(item, value));
    case 'not_equals':
      return !found.some((item) => same(item, value));
    case 'contains':
      return found.some((item) => contains(item, value));
    case 'not_contains':
      return !found.some((item) => contains(item, value));
    case 'starts_with':
      return found.some((item) => typeof item === 'string' && typeof value === 'string' && item.startsWith(value));
    case 'regex':
      return found.some((item) => typeof item === 'string' && typeof value === 'string' && matchesPattern(value, item));
    case 'in':
      return Array.isArray(value) && found.some((item) => value.some((option) => same(item, option)));
    case 'not_in':
      return !(Array.isArray(value) && found.some((item) => value.some((option) => same(item, option))));
    case 'gt':
      return found.some((item) => compare(item, value, (order) => order > 0));
    case 'gte':
      return found.some((item) => compare(item, value, (order) => order >= 0));
    case 'lt':
      return found.some((item) => compare(item, value, (order) => order < 0));
    case 'lte':
      return found.some((item) => compare(item, value, (order) => order <= 0));
  }
}

/** Objects by their fields, in any order: PostgreSQL keeps no order in what it stores as JSON. */
function same(a: unknown, b: unknown): boolean {
  return a === b || isDeepStrictEqual(a, b);
}

/** A text contains a text; a list contains an item. */
function contains(item: unknown, value: unknown): boolean {
  if (typeof item === 'string') return typeof value === 'string' && item.includes(value);
  return Array.isArray(item) && item.some((member) => same(member, value));
}

/** Numbers by size, texts by code units (which orders RFC 3339 times); different types do not compare. */
function compare(item: unknown, value: unknown, fits: (order: number) => boolean): boolean {
  if (typeof item === 'number' && typeof value === 'number') return fits(item - value);
  if (typeof item === 'string' && typeof value === 'string') return fits(item < value ? -1 : item > value ? 1 : 0);
  return false;
}

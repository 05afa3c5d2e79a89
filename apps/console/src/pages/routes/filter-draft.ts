import type { Schemas } from '../../api/client';

type Filter = Schemas['FilterDto'];
export type Operator = Filter['operator'];

/** A filter while it is typed: its value is still text. */
export interface FilterDraft {
  readonly path: string;
  readonly operator: Operator;
  readonly text: string;
  /** Where the API has it; while it is edited its place tells. */
  readonly group?: number;
}

export const NEW_FILTER: FilterDraft = { path: '$.', operator: 'equals', text: '' };

export const OPERATORS: Readonly<Record<Operator, string>> = {
  equals: 'is',
  not_equals: 'is not',
  contains: 'contains',
  not_contains: 'contains not',
  starts_with: 'starts with',
  regex: 'matches',
  gt: '>',
  gte: '≥',
  lt: '<',
  lte: '≤',
  in: 'is one of',
  not_in: 'is none of',
  exists: 'exists',
  not_exists: 'is missing',
};

export const needsValue = (operator: Operator) => operator !== 'exists' && operator !== 'not_exists';
const TEXT_ONLY: readonly Operator[] = ['contains', 'not_contains', 'starts_with', 'regex'];

export const draftOf = ({ path, operator, value }: Filter): FilterDraft => ({
  path,
  operator,
  text: textOf(operator, value),
});

/** Text that would be read as something else, such as `120`, stands in quotes. */
function textOf(operator: Operator, value: unknown): string {
  if (value === undefined) return '';
  const isPlain = typeof value === 'string' && (TEXT_ONLY.includes(operator) || parsed(value) === value);
  return isPlain ? value : JSON.stringify(value);
}

/** The filter as the API takes it: `120` is a number, `true` a truth value, `"120"` in quotes is text. */
export function filterOf({ path, operator, text, group = 0 }: FilterDraft): Filter {
  if (!needsValue(operator)) return { path, operator, group };
  return { path, operator, group, value: valueOf(operator, text) as Filter['value'] };
}

function valueOf(operator: Operator, text: string): unknown {
  if (TEXT_ONLY.includes(operator)) return text;
  const isList = operator === 'in' || operator === 'not_in';
  if (isList && !text.trim().startsWith('[')) return text.split(',').map((part) => parsed(part.trim()));
  return parsed(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

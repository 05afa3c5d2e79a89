import type { JSONValue } from 'json-p3';
import { FILTER_OPERATORS, type FilterOperator, passes } from './filter';

const PAYLOAD = {
  action: 'opened',
  count: 5,
  at: '2025-06-01T12:00:00Z',
  draft: false,
  none: null,
  labels: ['bug', 'urgent'],
  items: [{ n: 1 }, { n: 20 }],
  user: { id: 7, name: 'Ada' },
} as JSONValue;

const holds = (path: string, operator: FilterOperator, value?: unknown, payload: JSONValue | undefined = PAYLOAD) =>
  passes([{ path, operator, value, group: 0 }], payload);

describe('a filter', () => {
  it.each<[string, FilterOperator, unknown, boolean]>([
    ['$.action', 'equals', 'opened', true],
    ['$.action', 'equals', 'Opened', false],
    ['$.count', 'equals', 5, true],
    ['$.count', 'equals', '5', false],
    ['$.draft', 'equals', false, true],
    ['$.none', 'equals', null, true],
    ['$.missing', 'equals', null, false],
    ['$.labels', 'equals', ['bug', 'urgent'], true],
    ['$.labels', 'equals', ['urgent', 'bug'], false],
    ['$.items[*].n', 'equals', 20, true],
    ['$.action', 'not_equals', 'closed', true],
    ['$.items[*].n', 'not_equals', 20, false],
    ['$.missing', 'not_equals', 'x', true],
    ['$.action', 'contains', 'pen', true],
    ['$.action', 'contains', 'PEN', false],
    ['$.labels', 'contains', 'bug', true],
    ['$.labels', 'contains', 'bu', false],
    ['$.items', 'contains', { n: 20 }, true],
    ['$.count', 'contains', 5, false],
    ['$.labels', 'not_contains', 'feature', true],
    ['$.labels', 'not_contains', 'bug', false],
    ['$.missing', 'not_contains', 'x', true],
    ['$.action', 'starts_with', 'op', true],
    ['$.action', 'starts_with', 'pened', false],
    ['$.count', 'starts_with', '5', false],
    ['$.action', 'regex', '^open(ed)?$', true],
    ['$.action', 'regex', 'OPEN', false],
    ['$.action', 'regex', '(?i)OPEN', true],
    ['$.labels[*]', 'regex', '^urg', true],
    ['$.count', 'regex', '5', false],
    ['$.missing', 'regex', '.*', false],
    ['$.action', 'in', ['closed', 'opened'], true],
    ['$.action', 'in', [], false],
    ['$.action', 'in', 'opened', false],
    ['$.action', 'not_in', ['closed'], true],
    ['$.action', 'not_in', ['opened'], false],
    ['$.count', 'gt', 4, true],
    ['$.count', 'gt', 5, false],
    ['$.count', 'gte', 5, true],
    ['$.count', 'lt', 6, true],
    ['$.count', 'lt', 5, false],
    ['$.count', 'lte', 5, true],
    ['$.count', 'gt', '4', false],
    ['$.at', 'gt', '2025-05-31T23:59:59Z', true],
    ['$.at', 'lt', '2025-05-31T23:59:59Z', false],
    ['$.at', 'lte', '2025-06-01T12:00:00Z', true],
    ['$.items[*].n', 'gt', 10, true],
    ['$.none', 'gte', 0, false],
    ['$.none', 'exists', undefined, true],
    ['$.missing', 'exists', undefined, false],
    ['$.missing', 'not_exists', undefined, true],
    ['$.action', 'not_exists', undefined, false],
    ['$..name', 'equals', 'Ada', true],
    ['$.items[?@.n > 10].n', 'exists', undefined, true],
  ])('%s %s %j: %s', (path, operator, value, expected) => {
    expect(holds(path, operator, value)).toBe(expected);
  });

  it('compares objects by their fields in any order, because PostgreSQL keeps none', () => {
    expect(holds('$.user', 'equals', { name: 'Ada', id: 7 })).toBe(true);
    expect(holds('$.user', 'equals', { name: 'Ada' })).toBe(false);
  });

  it('of a payload that is no JSON sees nothing', () => {
    expect(passes([{ path: '$', operator: 'exists', group: 0 }], undefined)).toBe(false);
    expect(passes([{ path: '$.a', operator: 'not_equals', value: 1, group: 0 }], undefined)).toBe(true);
  });

  it.each(FILTER_OPERATORS)('that cannot be decided does not hold and does not throw: %s', (operator) => {
    const deep = JSON.parse(`${'['.repeat(200)}1${']'.repeat(200)}`) as JSONValue;
    expect(holds('$..a', operator, 'x', deep)).toBe(false);
    expect(holds('not a path', operator, 'x')).toBe(false);
    expect(holds(undefined as unknown as string, operator, 'x')).toBe(false);
  });
});

describe('several filters', () => {
  const yes = { path: '$.action', operator: 'exists' } as const;
  const no = { path: '$.action', operator: 'not_exists' } as const;

  it('are alternatives within a group, and every group must hold', () => {
    expect(passes([], PAYLOAD)).toBe(true);
    expect(
      passes(
        [
          { ...no, group: 0 },
          { ...yes, group: 0 },
        ],
        PAYLOAD,
      ),
    ).toBe(true);
    expect(
      passes(
        [
          { ...yes, group: 0 },
          { ...no, group: 0 },
        ],
        PAYLOAD,
      ),
    ).toBe(true);
    expect(
      passes(
        [
          { ...yes, group: 0 },
          { ...no, group: 1 },
        ],
        PAYLOAD,
      ),
    ).toBe(false);
    expect(
      passes(
        [
          { ...yes, group: 3 },
          { ...no, group: 1 },
          { ...yes, group: 1 },
        ],
        PAYLOAD,
      ),
    ).toBe(true);
  });
});

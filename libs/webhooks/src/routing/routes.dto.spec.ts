import { validationPipe } from '@app/http';
import { type FieldError, InvalidInput } from '@app/kernel';
import type { Type } from '@nestjs/common';
import { CreateRouteDto, RoutesQuery, UpdateRouteDto } from './routes.dto';
import { columnsOf } from './routes.service';

const SOURCE = '01890000-0000-7000-8000-000000000001';
const DESTINATION = '01890000-0000-7000-8000-000000000002';
const ROUTE = { name: 'All', sourceConnectorId: SOURCE, destinationConnectorId: DESTINATION };
const TEMPLATE = { method: 'PUT', path: '/kept', headers: { 'x-kept': '1' } } as const;

/** What the application does to a request's body. */
const read = <Dto>(metatype: Type<Dto>, value: unknown) =>
  validationPipe().transform(value, { type: 'body', metatype }) as Promise<Dto>;

async function mistakes(metatype: Type, value: unknown): Promise<readonly FieldError[]> {
  try {
    await read(metatype, value);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.fields;
  }
}

const paths = async (value: unknown, metatype: Type = CreateRouteDto) => [
  ...new Set((await mistakes(metatype, value)).map(({ path }) => path)),
];

describe('a new route', () => {
  it('needs a name and two connectors', async () => {
    expect(await paths(ROUTE)).toEqual([]);
    expect(await paths({})).toEqual(['name', 'sourceConnectorId', 'destinationConnectorId']);
  });

  it('takes everything at once', async () => {
    const route = {
      ...ROUTE,
      eventTypes: ['issues', 'pull_request*'],
      filters: [
        { path: '$.action', operator: 'in', value: ['opened'], group: 2 },
        { path: '$..draft', operator: 'not_exists' },
      ],
      request: { method: 'PUT', path: '/events?x=1', headers: { 'X-Team': 'a' } },
      enabled: false,
      position: 3,
    };
    const dto = await read(CreateRouteDto, route);
    expect(dto).toMatchObject(route);
    expect(dto.filters?.[1]?.group).toBe(0);
  });

  it('names every wrong field at once', async () => {
    const wrong = {
      name: ' x',
      sourceConnectorId: 'one',
      destinationConnectorId: 2,
      eventTypes: [],
      filters: [{ path: 'action', operator: 'is', group: -1, extra: 1 }, 7],
      request: { method: 'TRACE', path: 'events', headers: { host: 'x' }, body: '{}' },
      enabled: 'yes',
      position: 1.5,
      color: 'red',
    };
    expect((await paths(wrong)).sort()).toEqual(
      [
        'color',
        'destinationConnectorId',
        'enabled',
        'eventTypes',
        'filters',
        'filters.0.extra',
        'filters.0.group',
        'filters.0.operator',
        'filters.0.path',
        'filters.1',
        'name',
        'position',
        'request.body',
        'request.headers',
        'request.method',
        'request.path',
        'sourceConnectorId',
      ].sort(),
    );
  });

  it.each(['name', 'eventTypes', 'filters', 'request', 'enabled', 'position', 'sourceConnectorId'])(
    'does not take null for %s',
    async (field) => {
      expect(await paths({ ...ROUTE, [field]: null })).toEqual([field]);
      expect(await paths({ [field]: null }, UpdateRouteDto)).toEqual([field]);
    },
  );

  it.each<[string, unknown, string]>([
    ['event types that are no list', { eventTypes: 'issues' }, 'eventTypes'],
    ['an empty event type', { eventTypes: [''] }, 'eventTypes'],
    ['an event type that is no text', { eventTypes: [['issues']] }, 'eventTypes'],
    ['a long event type', { eventTypes: ['x'.repeat(201)] }, 'eventTypes'],
    ['101 event types', { eventTypes: Array<string>(101).fill('x') }, 'eventTypes'],
    ['filters that are no list', { filters: { 0: {} } }, 'filters'],
    ['51 filters', { filters: Array(51).fill({ path: '$', operator: 'exists' }) }, 'filters'],
    ['a list for a request', { request: [] }, 'request'],
    ['a list of requests', { request: [{ path: '/' }] }, 'request'],
    ['a text for a request', { request: '/' }, 'request'],
    ['a negative position', { position: -1 }, 'position'],
  ])('refuses %s', async (_, change, field) => {
    expect(await paths({ ...ROUTE, ...(change as object) })).toContain(field);
  });

  it('refuses a list in place of a filter, which would hold no condition', async () => {
    expect(await paths({ ...ROUTE, filters: [[]] })).toEqual(['filters']);
    expect(await paths({ ...ROUTE, filters: [[{ path: '$.a', operator: 'exists' }]] })).toEqual(['filters']);
    expect(await paths({ ...ROUTE, filters: [null] })).toContain('filters');
  });

  it.each(['', 'action', '$.', '$[', '$..', '$.a..b..c', '$[*,*]', '$[?match(@.a, "(a+)+")]', '$[?$..a]', 7, null])(
    'refuses the path %j of a filter',
    async (path) => {
      expect(await paths({ ...ROUTE, filters: [{ path, operator: 'exists' }] })).toEqual(['filters.0.path']);
    },
  );

  it.each<[string, unknown, boolean]>([
    ['exists', undefined, true],
    ['not_exists', undefined, true],
    ['equals', null, true],
    ['equals', false, true],
    ['equals', undefined, false],
    ['not_equals', undefined, false],
    ['contains', undefined, false],
    ['in', ['a'], true],
    ['in', 'a', false],
    ['not_in', 'a', false],
    ['starts_with', 'a', true],
    ['starts_with', 1, false],
    ['gt', 1, true],
    ['gte', '2025-06-01T00:00:00Z', true],
    ['lt', true, false],
    ['lte', undefined, false],
  ])('with the operator %s takes the value %j: %s', async (operator, value, taken) => {
    const filter = { path: '$.a', operator, ...(value === undefined ? {} : { value }) };
    expect(await paths({ ...ROUTE, filters: [filter] })).toEqual(taken ? [] : ['filters.0.value']);
  });

  it.each(['', 'events', '//host/x', '/../x', '/a/%2e%2e/x', '/a\\b', '/a#b', 'https://host/', '/a\nb', 7])(
    'refuses the path %j of the request',
    async (path) => {
      expect(await paths({ ...ROUTE, request: { path } })).toEqual(['request.path']);
    },
  );

  it.each([
    ['no object', 'x-a: 1', 'must be an object of texts'],
    ['a list', ['x-a'], 'must be an object of texts'],
    ['null', null, 'must be an object of texts'],
    ['a number for a value', { 'x-a': 1 }, 'must be an object of texts'],
    ['a list for a value', { 'x-a': ['1'] }, 'must be an object of texts'],
    ['Host', { Host: 'a' }, 'The header "host" is set by the client'],
    ['Content-Length', { 'Content-Length': '1' }, 'The header "content-length" is set by the client'],
    ['Transfer-Encoding', { 'transfer-encoding': 'chunked' }, 'is set by the client'],
    ['Proxy-Authorization', { 'Proxy-Authorization': 'x' }, 'is set by the client'],
    ['a space in a name', { 'x a': '1' }, 'A header name contains a character that is not allowed'],
    ['an empty name', { '': '1' }, 'A header name contains a character that is not allowed'],
    ['a line feed in a value', { 'x-a': 'secretive\nhost: b' }, 'contains a character that is not allowed'],
    ['a character beyond Latin-1', { 'x-a': '注' }, 'contains a character that is not allowed'],
    ['one name in two spellings', { 'x-a': '1', 'X-A': '2' }, 'is given twice'],
    ['51 headers', Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`x-${i}`, ''])), 'at most 50'],
    ['a long value', { 'x-a': 'a'.repeat(4_001) }, 'too long'],
    ['a secret by its name', { Authorization: 'x' }, 'looks like a secret'],
    ['a secret by its shape', { 'x-a': 'Bearer abcdefgh12345678' }, 'looks like a secret'],
  ])('refuses headers with %s and says why, without the value', async (_, headers, why) => {
    const errors = await mistakes(CreateRouteDto, { ...ROUTE, request: { headers } });
    expect(errors).toEqual([{ path: 'request.headers', message: expect.stringContaining(why) }]);
    expect(errors[0]?.message).not.toMatch(/secretive|abcdefgh/);
  });
});

describe('a change of a route', () => {
  it('touches only what is sent: nothing goes back to its default', async () => {
    expect(columnsOf(await read(UpdateRouteDto, {}), TEMPLATE)).toEqual({});
    expect(columnsOf(await read(UpdateRouteDto, { name: 'New' }), TEMPLATE)).toEqual({ name: 'New' });
    expect(columnsOf(await read(UpdateRouteDto, { enabled: false }), TEMPLATE)).toEqual({ enabled: false });
  });

  it('touches only what is sent within the request', async () => {
    const change = async (request: object) => columnsOf(await read(UpdateRouteDto, { request }), TEMPLATE);
    expect(await change({})).toEqual({ requestTemplate: TEMPLATE });
    expect(await change({ path: '/new' })).toEqual({ requestTemplate: { ...TEMPLATE, path: '/new' } });
    expect(await change({ headers: {} })).toEqual({ requestTemplate: { ...TEMPLATE, headers: {} } });
  });

  it('replaces lists as a whole, also by an empty one', async () => {
    expect(columnsOf(await read(UpdateRouteDto, { filters: [] }), TEMPLATE)).toEqual({ filters: [] });
    const filters = [{ path: '$.a', operator: 'exists' }];
    const changed = columnsOf(await read(UpdateRouteDto, { filters }), TEMPLATE);
    expect(changed).toEqual({ filters: [{ path: '$.a', operator: 'exists', group: 0 }] });
  });

  it('is checked like a new one', async () => {
    const wrong = { name: '', eventTypes: [], request: { headers: { host: 'a' } }, other: 1 };
    expect((await paths(wrong, UpdateRouteDto)).sort()).toEqual(['eventTypes', 'name', 'other', 'request.headers']);
  });
});

describe('a new route that leaves things out', () => {
  it('sends every event by POST to the base URL', async () => {
    const columns = columnsOf(await read(CreateRouteDto, { ...ROUTE, request: { path: '/a' } }), {
      method: 'POST',
      path: '/',
    });
    expect(columns).toEqual({ ...ROUTE, requestTemplate: { method: 'POST', path: '/a' } });
  });
});

describe('the list of routes', () => {
  it.each([
    ['true', true],
    ['false', false],
  ])('reads enabled=%s', async (text, enabled) => {
    expect(await read(RoutesQuery, { enabled: text })).toMatchObject({ enabled });
  });

  it('names the parameters that are wrong or unknown', async () => {
    const wrong = { enabled: 'yes', sourceConnectorId: 'x', destinationConnectorId: '1', limit: '0', color: 'red' };
    expect((await paths(wrong, RoutesQuery)).sort()).toEqual(Object.keys(wrong).sort());
  });
});

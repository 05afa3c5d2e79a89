import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { readAll } from '../../support/lists';
import { makeWorkspace, type TestWorkspace } from '../../support/people';
import { badFields, expectProblem } from '../../support/problems';

interface Route {
  id: string;
  name: string;
  enabled: boolean;
}

describe('routes', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let list: string;
  let connectors: { sourceConnectorId: string; destinationConnectorId: string };
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    list = `${acme.base}/routes`;
    const connector = async (type: string, settings: object) =>
      (await api.operator.post(`${acme.base}/connectors`, { type, name: type, settings }).expect(201)).body
        .id as string;
    connectors = {
      sourceConnectorId: await connector('github', {}),
      destinationConnectorId: await connector('http', { baseUrl: 'https://example.com' }),
    };
  });
  afterAll(() => api.stop());

  const make = (name: string, fields: object = {}) => api.operator.post(list, { name, ...connectors, ...fields });
  const made = async (name: string, fields?: object) => `${list}/${(await make(name, fields).expect(201)).body.id}`;
  const FULL = {
    eventTypes: ['issues', 'push*'],
    filters: [{ path: '$.action', operator: 'equals', value: 'opened', group: 1 }],
    request: { method: 'PUT', path: '/events', query: { a: '{{ $.a }}' }, headers: { 'x-from': 'signalbox' } },
    transform: '{"id": id}',
    orderingKey: '$.id',
    enabled: false,
    position: 7,
  };

  it('take everything and are enabled where nothing is said', async () => {
    const { body, headers } = await make('Plain').expect(201);
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Plain',
      ...connectors,
      eventTypes: ['*'],
      filters: [],
      request: { method: 'POST', path: '/' },
      transform: null,
      orderingKey: null,
      enabled: true,
      position: 0,
      version: 1,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    expect(headers.etag).toBe('"1"');
    expect((await api.operator.get(`${list}/${body.id}`).expect(200)).body).toEqual(body);
  });

  it('keep what is said', async () => {
    expect((await make('Full', FULL).expect(201)).body).toMatchObject(FULL);
  });

  it('change only in what is sent', async () => {
    const url = await made('Changing', FULL);
    const renamed = await api.operator.with({ 'if-match': '"1"' }).patch(url, { name: 'Changed' }).expect(200);
    expect(renamed.body).toMatchObject({ ...FULL, name: 'Changed', version: 2 });
    expectProblem(await api.operator.with({ 'if-match': '"1"' }).patch(url, { name: 'Late' }), 412, 'stale_version');
    const enabled = await api.operator.patch(url, { enabled: true }).expect(200);
    expect(enabled.body).toMatchObject({ ...FULL, enabled: true, name: 'Changed', version: 3 });
  });

  it('are refused with all that is wrong', async () => {
    const answer = await make('', {
      sourceConnectorId: 'x',
      eventTypes: [],
      filters: [{ path: '$[', operator: 'like', value: 1 }],
      request: { method: 'TRACE', path: '//evil.example' },
      enabled: 'yes',
      position: -1,
    });
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual([
      'enabled',
      'eventTypes',
      'filters.0.operator',
      'filters.0.path',
      'name',
      'position',
      'request.method',
      'request.path',
      'sourceConnectorId',
    ]);
  });

  it('go between connectors that are there', async () => {
    const unknown = '0197aaaa-0000-7000-8000-000000000000';
    const answer = await make('x', { sourceConnectorId: unknown, destinationConnectorId: unknown });
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual(['destinationConnectorId', 'sourceConnectorId']);
  });

  it('have names of their own', async () => {
    await made('Taken');
    expectProblem(await make('Taken'), 409, 'name_taken');
  });

  it('are listed page by page, with filters', async () => {
    for (const n of [1, 2, 3, 4, 5]) await made(`Listed ${n}`, { enabled: n > 2 });
    const names = (found: Route[]) => found.map(({ name }) => name).filter((name) => name.startsWith('Listed'));
    expect(names(await readAll<Route>(api.operator, list, 2))).toEqual([1, 2, 3, 4, 5].map((n) => `Listed ${n}`));
    const enabled = await readAll<Route>(api.operator, `${list}?enabled=true`, 2);
    expect(names(enabled)).toEqual([3, 4, 5].map((n) => `Listed ${n}`));
    const { sourceConnectorId } = connectors;
    expect(await readAll<Route>(api.operator, `${list}?destinationConnectorId=${sourceConnectorId}`, 2)).toEqual([]);
  });

  it('are deleted, and their name is free again', async () => {
    const url = await made('Short');
    await api.operator.delete(url).expect(204);
    expectProblem(await api.operator.get(url), 404, 'route_not_found');
    await made('Short');
  });
});

import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { readAll } from '../../support/lists';
import { makeWorkspace, type TestWorkspace } from '../../support/people';
import { badFields, expectProblem } from '../../support/problems';

interface Policy {
  id: string;
  name: string;
  version: number;
}

describe('policies', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let list: string;
  let defaults: Record<string, Record<string, unknown>>;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    list = `${acme.base}/policies`;
    defaults = (await api.operator.get(`${list}/default`).expect(200)).body;
  });
  afterAll(() => api.stop());

  const make = (name: string, parts: object = {}) => api.operator.post(list, { name, ...parts });
  const made = async (name: string, parts?: object) => `${list}/${(await make(name, parts).expect(201)).body.id}`;

  it('are made with the defaults where nothing is said', async () => {
    const { body, headers } = await make('patient').expect(201);
    expect(body).toMatchObject({ name: 'patient', version: 1, ...defaults });
    expect(headers.etag).toBe('"1"');
    expect((await api.operator.get(`${list}/${body.id}`).expect(200)).body).toEqual(body);
    const partly = await make('partly', { retry: { maxAttempts: 2 } }).expect(201);
    expect(partly.body.retry).toEqual({ ...defaults.retry, maxAttempts: 2 });
  });

  it.each([
    [
      { retry: { maxAttempts: 51, baseDelayMs: 9, maxDelayMs: 1.5 } },
      ['retry.baseDelayMs', 'retry.maxAttempts', 'retry.maxDelayMs'],
    ],
    [{ retry: { maxAttempts: '3' } }, ['retry.maxAttempts']],
    [{ retry: null }, ['retry']],
    [{ retry: [{ maxAttempts: 1 }] }, ['retry']],
    [{ retry: { retryStatuses: [99] } }, ['retry.retryStatuses']],
    [{ retry: { retryStatuses: [500, 500] } }, ['retry.retryStatuses']],
    [{ retry: { retryNetworkErrors: ['egress_forbidden'] } }, ['retry.retryNetworkErrors']],
    [{ retry: { baseDelayMs: 2_000, maxDelayMs: 1_000 } }, ['retry.maxDelayMs']],
    [{ timeout: { totalMs: 100, connectMs: 101, firstByteMs: 102 } }, ['timeout.connectMs', 'timeout.firstByteMs']],
    [{ timeout: { totalMs: 300_001 } }, ['timeout.totalMs']],
    [{ rateLimit: { limit: 0, burst: 1.5 } }, ['rateLimit.burst', 'rateLimit.limit']],
    [{ rateLimit: { limit: 5, burst: 6 } }, ['rateLimit.burst']],
    [{ rateLimit: { perSecond: 5 } }, ['rateLimit.perSecond']],
    [{ concurrency: { enabled: 'no', maxInFlight: 0 } }, ['concurrency.enabled', 'concurrency.maxInFlight']],
    [
      { circuitBreaker: { failurePercent: 101, halfOpenProbes: 0 } },
      ['circuitBreaker.failurePercent', 'circuitBreaker.halfOpenProbes'],
    ],
  ])('are refused with all that is wrong: %j', async (parts, fields) => {
    const answer = await make('x', parts);
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual(fields);
  });

  it('tell who works under them', async () => {
    const url = await made('used');
    expect((await api.operator.get(`${url}/usages`).expect(200)).body).toEqual({ items: [] });
    const connector = { type: 'http', name: 'Ledger', settings: { baseUrl: 'https://example.com' } };
    const policyId = url.split('/').at(-1);
    const { body } = await api.operator.post(`${acme.base}/connectors`, { ...connector, policyId }).expect(201);
    const items = [{ kind: 'connector', id: body.id, name: 'Ledger' }];
    expect((await api.operator.get(`${url}/usages`).expect(200)).body).toEqual({ items });
  });

  it('keep every version', async () => {
    const url = await made('versioned');
    const change = (body: object, version: number) =>
      api.operator.with({ 'if-match': `"${version}"` }).patch(url, body);
    const second = await change({ retry: { maxAttempts: 2 } }, 1).expect(200);
    expect(second.body).toMatchObject({ version: 2, name: 'versioned', timeout: defaults.timeout });
    expect(second.body.retry).toEqual({ ...defaults.retry, maxAttempts: 2 });
    await change({ name: 'renamed' }, 2).expect(200);
    const first = await api.operator.get(`${url}/versions?limit=2`).expect(200);
    const newest = first.body.items as Policy[];
    expect(newest.map(({ version }) => version)).toEqual([3, 2]);
    const rest = await api.operator.get(`${url}/versions?limit=2&cursor=${first.body.nextCursor}`).expect(200);
    expect([rest.body.items[0], rest.body.nextCursor]).toEqual([
      {
        version: 1,
        name: 'versioned',
        ...defaults,
        createdBy: expect.stringMatching(/^user:/),
        createdAt: expect.any(String),
      },
      null,
    ]);
  });

  it('tell each version, and what changed between two', async () => {
    const url = await made('compared', { rateLimit: { limit: 10 } });
    await api.operator.patch(url, { rateLimit: { limit: 20, burst: 15 }, retry: { retryStatuses: [503] } }).expect(200);
    const { body: second } = await api.operator.get(`${url}/versions/2?against=1`).expect(200);
    expect(second).toMatchObject({ version: 2, rateLimit: { limit: 20, burst: 15 } });
    expect(second.changes).toEqual([
      { path: 'rateLimit.limit', from: 10, to: 20 },
      { path: 'rateLimit.burst', from: 10, to: 15 },
      { path: 'retry.retryStatuses', from: defaults.retry?.retryStatuses, to: [503] },
    ]);
    const { body: first } = await api.operator.get(`${url}/versions/1`).expect(200);
    expect(first).toMatchObject({ version: 1, rateLimit: { limit: 10, burst: 10 }, changes: null });
    for (const unknown of ['versions/3', 'versions/0', 'versions/x', 'versions/2?against=3']) {
      expectProblem(await api.operator.get(`${url}/${unknown}`), 404, 'policy_version_not_found');
    }
  });

  it('roll back by making an old version a new one, on record', async () => {
    const url = await made('rolled', { retry: { maxAttempts: 5 } });
    await api.operator.patch(url, { name: 'rolled on', retry: { maxAttempts: 2 } }).expect(200);
    const rollback = (version: number, seen: number) =>
      api.operator.with({ 'if-match': `"${seen}"` }).post(`${url}/rollback`, { version });
    expectProblem(await rollback(1, 1), 412, 'stale_version');
    expectProblem(await rollback(9, 2), 404, 'policy_version_not_found');
    const { body, headers } = await rollback(1, 2).expect(200);
    expect(body).toMatchObject({ version: 3, name: 'rolled', retry: { maxAttempts: 5 } });
    expect(headers.etag).toBe('"3"');
    const { body: compared } = await api.operator.get(`${url}/versions/3?against=1`).expect(200);
    expect(compared.changes).toEqual([]);
    const audit = await api.database.query(
      `select from operator_audit_log where action = 'policy.rollback' and resource_id = $1`,
      [body.id],
    );
    expect(audit).toHaveLength(1);
  });

  it('are simulated, stored or only thought of', async () => {
    const url = await made('simulated', { rateLimit: { limit: 5, burst: 1 } });
    const traffic = { durationSeconds: 20, arrivalsPerSecond: 10, latencyMs: 20, seed: 7 };
    const { body: stored } = await api.operator.post(`${url}/simulate`, { traffic }).expect(200);
    expect(stored).toMatchObject({ stepSeconds: 1, truncated: false });
    expect(stored.timeline).toHaveLength(20);
    expect(stored.totals.delayed).toBeGreaterThan(0);
    const policy = { rateLimit: { limit: 5, burst: 1 } };
    const { body: unsaved } = await api.operator.post(`${list}/simulate`, { policy, traffic }).expect(200);
    expect(unsaved).toEqual(stored);
    await api.operator.post(`${list}/simulate`, { traffic: {} }).expect(200);
  });

  it.each([
    [{}, ['traffic']],
    [{ traffic: { durationSeconds: 3_600, arrivalsPerSecond: 100 } }, ['traffic']],
    [{ traffic: { seed: -1, failurePercent: 101 } }, ['traffic.failurePercent', 'traffic.seed']],
    [{ traffic: { bursts: [{ atSecond: 1 }] } }, ['traffic.bursts.0.calls']],
    [{ traffic: {}, policy: { rateLimit: { limit: 1, burst: 2 } } }, ['policy.rateLimit.burst']],
  ])('are not simulated with %j', async (request, fields) => {
    const answer = await api.operator.post(`${list}/simulate`, request);
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual(fields);
  });

  it('take one of several changes that saw the same version', async () => {
    const url = await made('contested');
    const seen = api.operator.with({ 'if-match': '"1"' });
    const answers = await Promise.all([2, 3, 4].map((maxAttempts) => seen.patch(url, { retry: { maxAttempts } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await api.operator.get(url)).body.version).toBe(2);
  });

  it('have names of their own', async () => {
    const other = await made('free');
    await made('taken');
    expectProblem(await make('taken'), 409, 'policy_name_taken');
    expectProblem(await api.operator.patch(other, { name: 'taken' }), 409, 'policy_name_taken');
  });

  it('are listed newest first, page by page, with filters', async () => {
    for (const n of [1, 2, 3, 4, 5]) await made(`Listed ${n}`);
    const found = await readAll<Policy>(api.operator, `${list}?name=listed`, 2);
    expect(found.map(({ name }) => name)).toEqual([5, 4, 3, 2, 1].map((n) => `Listed ${n}`));
  });

  it('are deleted unless a connector uses them, and their versions stay', async () => {
    const url = await made('in use');
    const policyId = url.split('/').at(-1);
    const settings = { baseUrl: 'https://example.com' };
    const connector = { type: 'http', name: 'Uses it', settings, policyId };
    const { body } = await api.operator.post(`${acme.base}/connectors`, connector).expect(201);
    expectProblem(await api.operator.delete(url), 409, 'policy_in_use');
    await api.operator.patch(`${acme.base}/connectors/${body.id}`, { policyId: null }).expect(200);
    await api.operator.delete(url).expect(204);
    expectProblem(await api.operator.get(url), 404, 'policy_not_found');
    expect(await api.database.query('select from policy_versions where policy_id = $1', [policyId])).toHaveLength(1);
  });
});

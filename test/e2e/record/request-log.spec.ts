import { ApiClient, createPipeline, deliver, until } from '@app/testing';
import type { Response } from 'supertest';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeKey, makeWorkspace, type TestWorkspace } from '../../support/people';

describe('the request log', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
  });
  afterAll(() => api.stop());

  /** The row of the request that got this answer. It is written beside the answer, so it may come a little later. */
  const rowOf = (answer: Response) =>
    until('the request on record', async () => {
      const sql = 'select * from request_log where request_id = $1';
      return (await api.database.query(sql, [answer.headers['x-request-id']]))[0];
    });
  const traceOf = (answer: Response) => String(answer.headers.traceparent).slice(3, 35);

  it('has a request of a person, with who, what, how long and how it ended', async () => {
    const answer = await api.operator.get(`${acme.base}/connectors`).expect(200);
    const me = (await api.operator.get('/v1/auth/me')).body.user;
    expect(await rowOf(answer)).toMatchObject({
      tenant_id: acme.id,
      trace_id: traceOf(answer),
      direction: 'in',
      actor_type: 'user',
      actor_id: me.id,
      operation: 'GET /v1/workspaces/:workspaceId/connectors',
      status: 'success',
      http_status: 200,
      latency_ms: expect.any(Number),
      retry_count: 0,
      idempotency_key: null,
      error_code: null,
      created_at: expect.any(Date),
    });
  });

  it('has a request of a program, with its key for repeated writes', async () => {
    const { id, client } = await makeKey(api, acme, ['policies:write']);
    const answer = await client
      .with({ 'idempotency-key': 'k' })
      .post(`${acme.base}/policies`, { name: 'p' })
      .expect(201);
    expect(await rowOf(answer)).toMatchObject({ actor_type: 'api_key', actor_id: id, idempotency_key: 'k' });
  });

  it.each([
    ['a missing permission', 403, 'permission_missing', 'GET /v1/workspaces/:workspaceId/audit'],
    ['a bad field', 400, 'invalid_input', 'POST /v1/workspaces/:workspaceId/policies'],
    ['an unknown id', 404, 'policy_not_found', 'GET /v1/workspaces/:workspaceId/policies/:id'],
  ])('has a request refused for %s, in its workspace', async (_, status, code, operation) => {
    const { client } = await makeKey(api, acme, ['policies:write', 'policies:read']);
    const [method, path = ''] = operation.split(' ');
    const url = path.replace(':workspaceId', acme.id).replace(':id', '0197aaaa-0000-7000-8000-000000000000');
    const answer = method === 'POST' ? await client.post(url, {}) : await client.get(url);
    expect(answer.status).toBe(status);
    expect(await rowOf(answer)).toMatchObject({
      tenant_id: acme.id,
      operation,
      status: 'refused',
      http_status: status,
      error_code: code,
    });
  });

  it.each([
    ['without credentials', '/v1/auth/me', 401, 'unauthenticated', 'GET /v1/auth/me'],
    ['for an unknown route', '/v1/nowhere', 404, 'no_such_route', 'GET unknown route'],
    ['for an unreadable address', '/v1/%zz', 404, 'no_such_route', 'GET unknown route'],
  ])('has a request %s, in no workspace', async (_, path, status, code, operation) => {
    const answer = await ApiClient.anonymous(api.app).get(path).expect(status);
    expect(await rowOf(answer)).toMatchObject({
      tenant_id: null,
      actor_type: 'anonymous',
      actor_id: null,
      operation,
      status: 'refused',
      error_code: code,
      trace_id: traceOf(answer),
    });
  });

  it('has a request whose body nobody read', async () => {
    const answer = await ApiClient.anonymous(api.app)
      .post('/v1/auth/login')
      .set('content-type', 'text/plain')
      .send('x');
    expect(await rowOf(answer)).toMatchObject({ http_status: 415, error_code: 'unsupported_media_type' });
  });

  it('has a webhook in the workspace of its connector, taken or refused', async () => {
    const pipeline = await createPipeline(api.operator, { destinationUrl: 'http://127.0.0.1:9' });
    const taken = await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret });
    const refused = await deliver(api.app, pipeline.ingestKey, { secret: 'wrong' }, 401);
    const operation = 'POST /hooks/:ingestKey';
    const common = { tenant_id: pipeline.workspaceId, actor_type: 'anonymous', operation };
    expect(await rowOf(taken)).toMatchObject({ ...common, status: 'success', http_status: 202 });
    expect(await rowOf(refused)).toMatchObject({ ...common, status: 'refused', error_code: 'signature_mismatch' });
  });

  it('has a request that failed here, told as a plain 500', async () => {
    await api.database.query('alter table policies rename to policies_away');
    const answer = await api.operator.get(`${acme.base}/policies`);
    await api.database.query('alter table policies_away rename to policies');
    expect([answer.status, answer.body.code]).toEqual([500, 'internal_error']);
    expect(answer.text).not.toMatch(/policies_away|relation|select/);
    expect(await rowOf(answer)).toMatchObject({ status: 'failed', http_status: 500, error_code: 'internal_error' });
  });

  it('is there for the members, page by page, and holds no secret of an address', async () => {
    const first = (await api.operator.get(`${acme.base}/requests?limit=2`).expect(200)).body;
    const second = (await api.operator.get(`${acme.base}/requests?limit=2&cursor=${first.nextCursor}`)).body;
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(4);
    const refused = await api.operator.get(`${acme.base}/requests?status=refused&direction=in`).expect(200);
    expect(refused.body.items.length).toBeGreaterThan(1);
    const [{ id, requestId }] = first.items as [{ id: string; requestId: string }];
    const byId = await api.operator.get(`${acme.base}/requests?requestId=${requestId}`).expect(200);
    expect(byId.body.items).toMatchObject([{ id, requestId }]);
    await ApiClient.anonymous(api.app).get('/v1/invites/a-secret-token').expect(404);
    const row = await until(
      'the invite on record',
      async () => (await api.database.query(`select * from request_log where operation = 'GET /v1/invites/:token'`))[0],
    );
    expect(JSON.stringify(row)).not.toContain('a-secret-token');
  });
});

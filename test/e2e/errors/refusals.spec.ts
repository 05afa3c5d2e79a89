import { ApiClient } from '@app/testing';
import request, { type Test } from 'supertest';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeKey, makeWorkspace, type TestWorkspace } from '../../support/people';
import { badFields, expectProblem } from '../../support/problems';

const UNKNOWN = '0197aaaa-0000-7000-8000-000000000000';

describe('a refused request', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let operator: ApiClient;
  let anonymous: ApiClient;
  beforeAll(async () => {
    api = await startApiUnderTest({ API_BODY_LIMIT_BYTES: '4000', HOOK_BODY_LIMIT_BYTES: '8000' });
    acme = await makeWorkspace(api, 'acme');
    operator = api.operator;
    anonymous = ApiClient.anonymous(api.app);
  });
  afterAll(() => api.stop());

  const raw = (type: string, body: string | Buffer): Test =>
    request(api.app.getHttpServer()).post('/v1/auth/login').set('content-type', type).send(body);

  it('is told about an unknown route', async () => {
    expectProblem(await anonymous.get('/v1/nowhere'), 404, 'no_such_route');
    expectProblem(await anonymous.get('/'), 404, 'no_such_route');
    expectProblem(await operator.delete('/v1/workspaces'), 404, 'no_such_route');
  });

  it.each(['/%', '/v1/workspaces/%ff', '/v1/%zz'])('is told about a path that is none: %s', async (path) => {
    const answer = await anonymous.get(path);
    expectProblem(answer, answer.status, answer.body.code);
    expect([400, 401, 404]).toContain(answer.status);
  });

  it('is told about JSON that is none, without a word of what it said', async () => {
    const answer = await raw('application/json', '{"password": "hunter2hunter2" oops');
    expectProblem(answer, 400, 'bad_request');
    expect(answer.text).not.toContain('hunter2');
  });

  it.each([
    ['text/plain', 'hello'],
    ['application/x-www-form-urlencoded', 'email=a&password=b'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['application/xml', '<login/>'],
  ])('is told that %s is not taken', async (type, body) => {
    expectProblem(await raw(type, body), 415, 'unsupported_media_type');
  });

  it('is told that its body is too large', async () => {
    const body = JSON.stringify({ email: 'a@example.com', password: 'x'.repeat(4_000) });
    expectProblem(await raw('application/json', body), 413, 'body_too_large');
  });

  it('is told that a webhook is too large, by the limit for webhooks', async () => {
    const hook = (bytes: number) =>
      request(api.app.getHttpServer()).post('/hooks/unknown').set('content-type', 'text/plain').send('x'.repeat(bytes));
    expectProblem(await hook(8_001), 413, 'body_too_large');
    expect((await hook(7_000)).status).toBe(404);
  });

  it('is told each bad field at once', async () => {
    const body = { name: '', slug: '-x', env: 7, extra: 1 };
    const answer = await operator.post('/v1/workspaces', body);
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual(['env', 'extra', 'name', 'slug']);
  });

  it('is told each bad field inside of others, by its path', async () => {
    const answer = await operator.post(`${acme.base}/policies`, {
      name: 'x',
      retry: { maxAttempts: 0, nope: 1 },
      timeout: { totalMs: 'soon' },
    });
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual(['retry.maxAttempts', 'retry.nope', 'timeout.totalMs']);
  });

  it.each([[[]], ['text'], [7], [null]])('is told that %j is no body', async (body) => {
    const answer = await operator
      .post('/v1/workspaces')
      .set('content-type', 'application/json')
      .send(JSON.stringify(body));
    expectProblem(answer, 400, answer.body.code);
    const text = await operator.post('/v1/workspaces');
    expectProblem(text, 400, 'invalid_input');
  });

  it('is told of an unknown filter, by its name', async () => {
    for (const path of ['connectors', 'jobs', 'events', 'members', 'webhooks/inbox']) {
      const answer = await operator.get(`${acme.base}/${path}?colour=red`);
      expectProblem(answer, 400, 'invalid_input');
      expect(badFields(answer)).toEqual(['colour']);
    }
  });

  it.each(['0', '201', '-1', 'many', '', '1.5', '5&limit=6'])('is told that limit=%s is no limit', async (limit) => {
    const answer = await operator.get(`${acme.base}/jobs?limit=${limit}`);
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual(['limit']);
  });

  const cursors = [
    'nonsense',
    '%00',
    ...[['x'], ['2026', UNKNOWN], [7, UNKNOWN], ['0000-01-01T00:00:00.000Z', UNKNOWN], {}, null].map((key) =>
      Buffer.from(JSON.stringify(key)).toString('base64url'),
    ),
  ];
  it.each(cursors)('is told that the cursor %s is none of the list', async (cursor) => {
    for (const path of ['jobs', 'connectors', 'events', 'members', 'api-keys', 'policies']) {
      const answer = await operator.get(`${acme.base}/${path}?cursor=${cursor}`);
      expectProblem(answer, 400, 'invalid_input');
      expect(badFields(answer)).toEqual(['cursor']);
    }
  });

  it('is told that it must sign in, and how', async () => {
    const answer = await anonymous.get(acme.base);
    expectProblem(answer, 401, 'unauthenticated');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('is told which permission it lacks', async () => {
    const { client } = await makeKey(api, acme, ['jobs:read']);
    const answer = await client.get(`${acme.base}/connectors`);
    expectProblem(answer, 403, 'permission_missing');
    expect(answer.body.detail).toContain('connectors:read');
  });

  it('is told that there is no such thing', async () => {
    expectProblem(await operator.get(`${acme.base}/connectors/${UNKNOWN}`), 404, 'connector_not_found');
    expectProblem(await operator.get(`${acme.base}/connectors/nonsense`), 404, 'connector_not_found');
  });

  it('is told that something else has the name', async () => {
    await operator.post(`${acme.base}/policies`, { name: 'twice' }).expect(201);
    const answer = await operator.post(`${acme.base}/policies`, { name: 'twice' });
    expectProblem(answer, 409, 'policy_name_taken');
    expect(badFields(answer)).toEqual(['name']);
  });

  it('is told that it saw an older version, and the current one', async () => {
    const { body } = await operator.post(`${acme.base}/policies`, { name: 'versioned' }).expect(201);
    const url = `${acme.base}/policies/${body.id}`;
    const answer = await operator.with({ 'if-match': '"9"' }).patch(url, { name: 'other' });
    expectProblem(answer, 412, 'stale_version');
    expect(answer.body.detail).toContain('"1"');
    expectProblem(await operator.with({ 'if-match': 'nine' }).patch(url, { name: 'other' }), 400, 'invalid_if_match');
  });
});

import { type ApiClient, createPipeline, type Pipeline } from '@app/testing';
import type { Response } from 'supertest';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeKey, told } from '../../support/people';
import { badFields } from '../../support/problems';

interface JobBody {
  id: string;
  created: boolean;
}
const jobOf = (answer: Response) => answer.body as JobBody;

const REQUEST = { type: 'http.request', payload: { url: 'https://example.com/x?a=b', method: 'GET' } };

describe('asking for jobs', () => {
  let api: ApiUnderTest;
  let pipeline: Pipeline;
  beforeAll(async () => {
    api = await startApiUnderTest();
    pipeline = await createPipeline(api.operator, { destinationUrl: 'http://127.0.0.1:9' });
  });
  afterAll(() => api.stop());

  const post = (body: object, as: ApiClient = api.operator) => as.post(`${pipeline.base}/jobs`, body);
  const call = (more: object = {}) => ({
    type: 'connector.call',
    payload: { connectorId: pipeline.destinationId, method: 'POST', path: '/orders', ...more },
  });
  const count = async () => {
    const [row] = await api.database.query<{ count: number }>('select count(*)::int as count from jobs');
    return row?.count;
  };

  it('makes a call with everything that was asked for, under the attempts of its policy', async () => {
    const runAt = '2040-01-31T09:30:00.000Z';
    const extras = { runAt, priority: -7, orderingKey: 'customer-7', idempotencyKey: 'order-7', correlationId: 'o7' };
    const answer = await post({ ...call({ body: { json: { order: 7 } } }), ...extras }).expect(201);
    expect(answer.body).toMatchObject({
      ...extras,
      type: 'connector.call',
      status: 'queued',
      created: true,
      maxAttempts: 5,
      connectorId: pipeline.destinationId,
      payload: { body: { json: { order: 7 } } },
    });
    const { body } = await api.operator.get(`${pipeline.base}/audit?action=job.create`).expect(200);
    expect(body.items[0]).toMatchObject({ resourceType: 'job', resourceId: jobOf(answer).id });
  });

  it('answers a taken idempotency key with the first job, also when both come at once', async () => {
    const body = { ...REQUEST, idempotencyKey: 'once' };
    const answers = await Promise.all([post(body), post(body), post(body)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => jobOf(answer).id)).size).toBe(1);
    expect(answers.filter((answer) => jobOf(answer).created)).toHaveLength(1);
  });

  it('repeats the whole answer for the same Idempotency-Key', async () => {
    const keyed = api.operator.with({ 'idempotency-key': 'header' });
    const [first, second] = [await post(REQUEST, keyed).expect(201), await post(REQUEST, keyed).expect(201)];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
  });

  it.each<[string, object, string[]]>([
    ['a type of the inside', { type: 'webhook.process', payload: {} }, ['type']],
    ['an order', { type: 'jobs.redrive', payload: { filter: {} } }, ['type']],
    ['a type that is none', { type: 'x.y', payload: {} }, ['type']],
    ['a field that is none', { ...REQUEST, payload: { ...REQUEST.payload, retries: 9 } }, ['payload.retries']],
    ['nothing', { type: 'http.request', payload: {} }, ['payload.method', 'payload.url']],
    ['another scheme', { ...REQUEST, payload: { url: 'ftp://example.com', method: 'GET' } }, ['payload.url']],
    ['credentials', { ...REQUEST, payload: { url: 'https://a:b@example.com', method: 'GET' } }, ['payload.url']],
    [
      'a key in the URL',
      { ...REQUEST, payload: { url: 'https://h.example/?api_key=1', method: 'GET' } },
      ['payload.url'],
    ],
    [
      'a secret header',
      { ...REQUEST, payload: { ...REQUEST.payload, headers: { Authorization: 'Bearer abcdefgh1234' } } },
      ['payload.headers.Authorization'],
    ],
    [
      'a header of the client',
      { ...REQUEST, payload: { ...REQUEST.payload, headers: { host: 'other.example' } } },
      ['payload.headers.host'],
    ],
    ['a body with GET', { ...REQUEST, payload: { ...REQUEST.payload, body: { text: 'x' } } }, ['payload.body']],
    [
      'two bodies',
      { ...REQUEST, payload: { url: 'https://h.example', method: 'PUT', body: { text: 'x', json: 1 } } },
      ['payload.body'],
    ],
    [
      'a secret in the body',
      {
        ...REQUEST,
        payload: { url: 'https://h.example', method: 'PUT', body: { json: { a: [`ghp_${'a'.repeat(36)}`] } } },
      },
      ['payload.body.json.a.0'],
    ],
    ['null for headers', { ...REQUEST, payload: { ...REQUEST.payload, headers: null } }, ['payload.headers']],
    ['odd extras', { ...REQUEST, priority: 1e9, maxAttempts: 0, runAt: 'soon' }, ['maxAttempts', 'priority', 'runAt']],
  ])('refuses %s', async (_, body, fields) => {
    const before = await count();
    const answer = await post(body);
    expect([told(answer), badFields(answer)]).toEqual([[400, 'invalid_input'], fields]);
    expect(await count()).toBe(before);
  });

  it('checks a call as strictly as a route', async () => {
    const refused = async (payload: object) => badFields(await post(call(payload)).expect(400));
    expect(await refused({ path: '/../admin' })).toEqual(['payload.path']);
    expect(await refused({ path: '//other.example/' })).toEqual(['payload.path']);
    expect(await refused({ path: '/x?access_token=abc' })).toEqual(['payload.path']);
    expect(await refused({ headers: { 'x-api-key': 'abc' } })).toEqual(['payload.headers.x-api-key']);
    expect(await refused({ bodyRef: 'inbox:1' })).toEqual(['payload.bodyRef']);
    expect(await refused({ connectorId: pipeline.workspaceId })).toEqual(['payload.connectorId']);
    expect(await refused({ connectorId: 'x' })).toEqual(['payload.connectorId']);
    const bare = await api.operator.post(`${pipeline.base}/connectors`, { type: 'http', name: 'Bare', settings: {} });
    expect(await refused({ connectorId: (bare.body as JobBody).id })).toEqual(['payload.connectorId']);
  });

  it('does not know the connector of another workspace', async () => {
    const other = await createPipeline(api.operator, { destinationUrl: 'http://127.0.0.1:9' });
    expect(badFields(await post(call({ connectorId: other.destinationId })).expect(400))).toEqual([
      'payload.connectorId',
    ]);
  });

  it('needs the permission of the type besides the one for jobs', async () => {
    const workspace = { id: pipeline.workspaceId, base: pipeline.base };
    const { client } = await makeKey(api, workspace, ['jobs:read', 'jobs:write']);
    const answer = await post(REQUEST, client);
    expect(told(answer)).toEqual([403, 'permission_missing']);
    expect(answer.body.detail).toContain('connectors:call');
    const both = await makeKey(api, workspace, ['jobs:write', 'connectors:call']);
    await post(REQUEST, both.client).expect(201);
  });

  describe('in bulk', () => {
    const bulk = (jobs: object[]) => api.operator.post(`${pipeline.base}/jobs/bulk`, { jobs });

    it('makes a thousand in their order, in one answer', async () => {
      const jobs = Array.from({ length: 1_000 }, (_, index) => ({ ...REQUEST, correlationId: `bulk-${index}` }));
      const answer = await bulk(jobs).expect(201);
      const made = (answer.body as { jobs: JobBody[] }).jobs;
      expect(made).toHaveLength(1_000);
      const rows = await api.database.query<{ id: string }>(
        `select id from jobs where correlation_id like 'bulk-%' order by substring(correlation_id from 6)::int`,
      );
      expect(rows.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    });

    it('makes none when one is wrong, and names it', async () => {
      const before = await count();
      const wrong = { type: 'http.request', payload: { url: 'nowhere', method: 'GET' } };
      const answer = await bulk([REQUEST, call(), wrong, { ...REQUEST, type: 'x.y' }]);
      expect(told(answer)).toEqual([400, 'invalid_input']);
      expect(badFields(answer)).toEqual(['jobs.2.payload.url', 'jobs.3.type']);
      expect(badFields(await bulk([REQUEST, { ...REQUEST, priority: 'x' }]).expect(400))).toEqual(['jobs.1.priority']);
      expect(await count()).toBe(before);
    });

    it('makes a job once when two of it have the same key', async () => {
      const twin = { ...REQUEST, idempotencyKey: 'twin' };
      const { jobs } = (await bulk([twin, twin, REQUEST]).expect(201)).body as { jobs: JobBody[] };
      expect(jobs.map(({ created }) => created)).toEqual([true, false, true]);
      expect(jobs[0]?.id).toBe(jobs[1]?.id);
    });

    it('refuses none and more than a thousand', async () => {
      for (const jobs of [[], Array<object>(1_001).fill(REQUEST)]) {
        expect(badFields(await bulk(jobs).expect(400))).toEqual(['jobs']);
      }
    });
  });
});

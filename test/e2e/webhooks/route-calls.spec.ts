import {
  ApiClient,
  createPipeline,
  createTestDatabase,
  deliver,
  type Pipeline,
  Receiver,
  startApi,
  startWorker,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

interface JobView {
  id: string;
  status: string;
  attempts: number;
  lastError: { code: string; message: string } | null;
}

describe('the call that a route makes', () => {
  let database: TestDatabase;
  let api: NestFastifyApplication;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let operator: ApiClient;
  let pipeline: Pipeline;
  let answer: (body: string) => number | Promise<number>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const environment = testEnvironment(database);
    api = await startApi(environment);
    worker = await startWorker(environment);
    receiver = await Receiver.start(async ({ body }) => ({ status: await answer(String(body)) }));
    operator = await ApiClient.signedIn(api);
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
    await receiver.stop();
    await database.drop();
  });
  beforeEach(async () => {
    answer = () => 200;
    receiver.calls.length = 0;
    pipeline = await createPipeline(operator, { destinationUrl: receiver.url });
  });

  const change = (fields: object) => operator.patch(`${pipeline.base}/routes/${pipeline.routeId}`, fields).expect(200);
  const another = (fields: object) =>
    operator
      .post(`${pipeline.base}/routes`, {
        sourceConnectorId: pipeline.sourceId,
        destinationConnectorId: pipeline.destinationId,
        ...fields,
      })
      .expect(201);
  const send = async (payload: unknown) =>
    (await deliver(api, pipeline.ingestKey, { secret: pipeline.secret, payload })).body as { id: string };
  const calls = async (status?: string) => {
    const filter = status === undefined ? '' : `&status=${status}`;
    const list = await operator.get(`${pipeline.base}/jobs?type=connector.call${filter}`).expect(200);
    return list.body.items as JobView[];
  };

  it('has the body that its transform makes, and the path, query and headers of its template', async () => {
    await change({
      transform: '{"key": issue.number, "of": $event.type}',
      request: {
        method: 'PUT',
        path: '/repos/{{ $.repo }}/issues/{{ $.issue.number }}',
        query: { state: '{{ $.state }}', missing: '{{ $.nothing }}', q: 'a b' },
        headers: { 'x-title': 'about {{ $.issue.title }}', 'x-missing': '{{ $.nothing }}' },
      },
    });
    const payload = { repo: 'a/b?c', issue: { number: 7, title: 'ünder' }, state: 'open&x=1' };
    await send(payload);
    const call = await until('the call', () => receiver.calls[0]);
    expect(call).toMatchObject({
      method: 'PUT',
      path: '/repos/a%2Fb%3Fc/issues/7?q=a%20b&state=open%26x%3D1',
      headers: { 'content-type': 'application/json', 'x-title': 'about %C3%BCnder' },
    });
    expect(call.headers).not.toHaveProperty('x-missing');
    expect(JSON.parse(String(call.body))).toEqual({ key: 7, of: 'issues' });
  });

  it('is dead with the reason when its transform fails, holds no other route, and is mended by a redrive', async () => {
    await change({ transform: '$sum(issue)' });
    await another({ name: 'Other', request: { path: '/other' } });
    const { id } = await send({ issue: 'text' });
    await until('the other call', () => receiver.calls.some(({ path }) => path === '/other'));
    const dead = await until('the failed call', async () => (await calls('dead'))[0]);
    expect(dead).toMatchObject({ attempts: 1, lastError: { code: 'transform_failed' } });
    expect(dead.lastError?.message).toContain('Argument');
    await change({ transform: '{"mended": issue}' });
    await operator.post(`${pipeline.base}/jobs/${dead.id}/retry`).expect(200);
    const mended = await until('the call', () => receiver.calls.find(({ path }) => path === '/events'));
    expect(String(mended.body)).toBe('{"mended":"text"}');
    expect(await database.query('select id from webhook_inbox where tenant_id = $1', [pipeline.workspaceId])).toEqual([
      { id },
    ]);
  });

  it('is not made where its path has a hole, which is told and holds no other route', async () => {
    await change({ request: { path: '/issues/{{ $.issue.number }}' } });
    await another({ name: 'Other', request: { path: '/other' } });
    for (const number of [undefined, '..']) {
      receiver.calls.length = 0;
      const { id } = await send({ issue: { number } });
      await until('the other call', () => receiver.calls.length > 0);
      expect(receiver.calls.map(({ path }) => path)).toEqual(['/other']);
      const message = await operator.get(`${pipeline.base}/webhooks/inbox/${id}`).expect(200);
      expect(message.body.status).toBe('failed');
    }
    const { body } = await operator.get(`${pipeline.base}/events?type=webhook.route_failed`).expect(200);
    expect(body.items).toHaveLength(2);
  });

  it('waits its turn behind the calls of the same key, also while one of them is retried', async () => {
    await change({ orderingKey: '$.issue.id' });
    let failures = 0;
    const answered: string[] = [];
    answer = (body) => {
      const { issue, n } = JSON.parse(body) as { issue: { id: number }; n: number };
      if (issue.id === 1 && n === 1 && failures++ < 2) return 503;
      answered.push(`${issue.id}.${n}`);
      return 200;
    };
    for (let n = 1; n <= 5; n += 1) for (const id of [1, 2]) await send({ issue: { id }, n });
    await until('all calls', () => answered.length === 10);
    for (const id of [1, 2]) {
      expect(answered.filter((text) => text.startsWith(`${id}.`))).toEqual([1, 2, 3, 4, 5].map((n) => `${id}.${n}`));
    }
  });
});

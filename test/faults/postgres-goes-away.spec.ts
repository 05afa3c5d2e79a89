import {
  ApiClient,
  createPipeline,
  createTestDatabase,
  deliver,
  type Pipeline,
  Receiver,
  startApi,
  startWorker,
  TcpProxy,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

describe('PostgreSQL goes away', () => {
  let database: TestDatabase;
  let postgres: TcpProxy;
  let api: NestFastifyApplication;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let operator: ApiClient;
  let pipeline: Pipeline;
  let answerNow: () => void;
  let answering: Promise<void>;

  beforeAll(async () => {
    database = await createTestDatabase();
    postgres = await TcpProxy.to(database.url);
    // A lease outlasts the outages here; and a claim whose answer was cut off is made good when it has run out.
    const environment = testEnvironment(database, { DATABASE_URL: postgres.url, WORKER_LEASE_SECONDS: '8' });
    api = await startApi(environment);
    worker = await startWorker(environment);
    receiver = await Receiver.start(async () => {
      await answering;
      return { status: 200 };
    });
    operator = await ApiClient.signedIn(api);
    pipeline = await createPipeline(operator, { destinationUrl: receiver.url });
  });

  beforeEach(() => {
    receiver.calls.length = 0;
    answering = new Promise((resolve) => (answerNow = resolve));
  });

  afterEach(async () => {
    answerNow();
    await postgres.restore();
    await until('all work to be done', async () => (await unfinished()).length === 0);
    await database.query(`truncate jobs, runs, event_log, webhook_inbox`);
  });

  afterAll(async () => {
    await worker.close();
    await api.close();
    await receiver.stop();
    await postgres.stop();
    await database.drop();
  });

  const send = (status: number | 'any' = 202) => deliver(api, pipeline.ingestKey, { secret: pipeline.secret }, status);
  const stored = () => database.query<{ id: string }>('select id from webhook_inbox order by id');
  const unfinished = () => database.query(`select from jobs where status <> 'success'`);
  const readiness = (app: NestFastifyApplication) => ApiClient.anonymous(app).get('/health/ready');
  const ready = (app: NestFastifyApplication) =>
    until('the app to be ready', async () => (await readiness(app)).status === 200);

  it('is told to the sender with 503 and when to come back, and nothing is accepted into thin air', async () => {
    answerNow();
    await send();
    await postgres.cut();
    for (let count = 0; count < 3; count += 1) {
      const refusal = await send(503);
      expect(refusal.headers['content-type']).toContain('application/problem+json');
      expect(refusal.headers['retry-after']).toBe('2');
      expect(refusal.body).toMatchObject({ status: 503, code: 'database_unavailable' });
      expect(JSON.stringify(refusal.body)).not.toMatch(/ECONN|127\.0\.0\.1|select|terminated/i);
    }
    const operatorToo = await operator.get(pipeline.base);
    expect(operatorToo.body).toMatchObject({ status: 503, code: 'database_unavailable' });
    expect(await stored()).toHaveLength(1);
  });

  it('makes both apps unready, which name the database, and they recover without a restart', async () => {
    answerNow();
    for (const app of [api, worker]) await ready(app);
    await postgres.cut();
    for (const app of [api, worker]) {
      const { status, body } = await readiness(app);
      expect(status).toBe(503);
      expect(body.error.database.status).toBe('down');
    }
    await postgres.restore();
    for (const app of [api, worker]) await ready(app);
    const { body } = await send();
    await until('the call', () => receiver.calls.length === 1);
    expect(await stored()).toEqual([{ id: body.id }]);
  });

  it('in the middle of many webhooks: each is accepted and there, or refused and may be sent again', async () => {
    answerNow();
    const ended: Awaited<ReturnType<typeof send>>[] = [];
    const sendUntilRefused = async () => {
      for (;;) {
        const answer = await send('any');
        if (ended.push(answer) === 50) await postgres.cut();
        if (answer.status !== 202) return;
      }
    };
    await Promise.all(Array.from({ length: 20 }, sendUntilRefused));
    const accepted = ended.filter(({ status }) => status === 202).map(({ body }) => body.id as string);
    const refused = ended.filter(({ status }) => status !== 202);
    expect(accepted.length).toBeGreaterThanOrEqual(50);
    for (const { status, body } of refused) {
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'database_unavailable' });
    }
    // A commit whose confirmation was cut off is stored and refused: the sender repeats it and gets a duplicate's receipt.
    expect((await stored()).map(({ id }) => id)).toEqual(expect.arrayContaining(accepted));
  });

  it('while calls are under way: what they achieved is written down afterwards, and no call is made twice', async () => {
    for (let count = 0; count < 10; count += 1) await send();
    await until('all calls to be under way', () => receiver.calls.length === 10);
    await postgres.cut();
    answerNow();
    await until('the worker to notice', async () => (await readiness(worker)).status === 503);
    await postgres.restore();
    await until('all work to be done', async () => (await unfinished()).length === 0);
    expect(receiver.calls).toHaveLength(10);
    const runs = await database.query(
      `select runs.status, count(*)::int from runs join jobs on jobs.id = job_id
       where type = 'connector.call' group by runs.status`,
    );
    expect(runs).toEqual([{ status: 'success', count: 10 }]);
  });
});

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
import Redis from 'ioredis';

const EVENTS = 500;

/** A job of routing has several. */
const EVENTS_OF_JOBS = `sum(coalesce(jsonb_array_length(payload_json -> 'inboxIds'), 1))::int as events`;

describe('a Redis that forgets everything', () => {
  let database: TestDatabase;
  let environment: NodeJS.ProcessEnv;
  let redis: Redis;
  let api: NestFastifyApplication;
  let worker: NestFastifyApplication | undefined;
  let receiver: Receiver;
  let pipeline: Pipeline;
  let answerNow: () => void;
  let answering: Promise<void>;

  beforeAll(async () => {
    database = await createTestDatabase();
    // So few at once that most jobs are still waiting when Redis forgets.
    environment = testEnvironment(database, { WORKER_CONCURRENCY: '10' });
    redis = new Redis(environment.REDIS_URL ?? '');
    api = await startApi(environment);
    receiver = await Receiver.start(async () => {
      await answering;
      return { status: 200 };
    });
    pipeline = await createPipeline(await ApiClient.signedIn(api), { destinationUrl: receiver.url });
  });

  beforeEach(() => {
    answering = new Promise((resolve) => (answerNow = resolve));
  });

  afterEach(async () => {
    answerNow();
    await worker?.close();
    worker = undefined;
    await database.query(`truncate jobs, runs, event_log, webhook_inbox`);
  });

  afterAll(async () => {
    await api.close();
    await receiver.stop();
    await redis.quit();
    await database.drop();
  });

  async function sendAll(): Promise<void> {
    for (let sent = 0; sent < EVENTS; sent += 50) {
      const some = Array.from({ length: 50 }, () => deliver(api, pipeline.ingestKey, { secret: pipeline.secret }));
      await Promise.all(some);
    }
  }

  const waiting = () => database.query(`select from jobs where status in ('queued', 'failed')`);

  /** All that this Redis database holds; one Redis serves all tests, and each Jest worker has a database of its own. */
  async function forget(): Promise<void> {
    expect(await redis.dbsize()).toBeGreaterThan(0);
    await redis.flushdb();
  }

  const everythingIsDone = () =>
    until('all jobs to be finished', async () => {
      const jobs = await database.query(`select type, status, ${EVENTS_OF_JOBS} from jobs group by 1, 2 order by 1`);
      const finished = [
        { type: 'connector.call', status: 'success', events: EVENTS },
        { type: 'webhook.route', status: 'success', events: EVENTS },
      ];
      return JSON.stringify(jobs) === JSON.stringify(finished);
    });

  it('costs no job while a worker is in the middle of them', async () => {
    worker = await startWorker(environment);
    await sendAll();
    await until('calls to be under way', () => receiver.calls.length > 0);
    expect((await waiting()).length).toBeGreaterThan(100);
    await forget();
    answerNow();
    await everythingIsDone();
  });

  it('costs no job that waits for a worker', async () => {
    answerNow();
    await sendAll();
    const of = await database.query(`select ${EVENTS_OF_JOBS} from jobs where status = 'queued'`);
    expect(of).toEqual([{ events: EVENTS }]);
    await forget();
    worker = await startWorker(environment);
    await everythingIsDone();
  });
});

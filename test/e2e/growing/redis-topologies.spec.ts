import {
  ApiClient,
  createPipeline,
  createTestDatabase,
  deliver,
  Receiver,
  startApi,
  startWorker,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import { RedisConnection } from '@app/redis';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RedisServers } from '../../support/redis-servers';

/** The tests of one file share the process, and an app that starts here writes its settings into the environment. */
const { REDIS_URL } = process.env;
afterEach(() => void (process.env.REDIS_URL = REDIS_URL));
afterAll(() => void (process.env.REDIS_URL = REDIS_URL));

/** No sweep in between: what starts was rung for. */
const BY_BELL = { WORKER_SWEEP_SECONDS: '600' };

describe.each([
  ['a cluster of Redis', () => RedisServers.cluster()],
  ['Redis with Sentinel', () => RedisServers.sentinel()],
])('with %s', (_, start) => {
  let redis: RedisServers;
  let database: TestDatabase;
  let api: NestFastifyApplication;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  beforeAll(async () => {
    [redis, database, receiver] = await Promise.all([start(), createTestDatabase(), Receiver.start()]);
    const environment = testEnvironment(database, { REDIS_URL: redis.url, ...BY_BELL });
    api = await startApi(environment);
    worker = await startWorker(environment);
    for (const app of [api, worker]) await until('Redis', () => app.get(RedisConnection).usable);
  }, 60_000);
  afterAll(async () => {
    await worker.close();
    await api.close();
    await receiver.stop();
    await database.drop();
    await redis.stop();
  });

  it('bells ring, policies hold and keys are counted in all processes together', async () => {
    const operator = await ApiClient.signedIn(api);
    const limits = { rateLimit: { limit: 1_000, perSeconds: 1 }, concurrency: { maxInFlight: 10 } };
    const pipeline = await createPipeline(operator, { destinationUrl: receiver.url, limits });
    const { body } = await deliver(api, pipeline.ingestKey, pipeline);
    expect(body).toMatchObject({ duplicate: false });
    await until('the delivery', () => receiver.calls.length === 1);
    const health = await operator.get(`${pipeline.base}/connectors/${pipeline.destinationId}/health`).expect(200);
    expect(health.body).toMatchObject({ mode: 'shared' });
    const key = { name: 'Counted', permissions: ['jobs:read'], rateLimit: { requests: 1, perSeconds: 600 } };
    const made = await operator.post(`${pipeline.base}/api-keys`, key).expect(201);
    const program = ApiClient.withKey(api, (made.body as { key: string }).key);
    await program.get(`${pipeline.base}/jobs`).expect(200);
    await program.get(`${pipeline.base}/jobs`).expect(429);
  });
});

describe('when the server that Sentinel named is gone', () => {
  it('bells ring by way of the one that takes its place', async () => {
    const [redis, database, receiver] = await Promise.all([
      RedisServers.sentinel(),
      createTestDatabase(),
      Receiver.start(),
    ]);
    const environment = testEnvironment(database, { REDIS_URL: redis.url, ...BY_BELL });
    const api = await startApi(environment);
    const worker = await startWorker(environment);
    try {
      const operator = await ApiClient.signedIn(api);
      const pipeline = await createPipeline(operator, { destinationUrl: receiver.url });
      for (const app of [api, worker]) await until('Redis', () => app.get(RedisConnection).usable);
      await redis.servers[0]?.kill();
      const promoted = async () => /role:master/.test((await redis.servers[1]?.client.info('replication')) ?? '');
      await until('the replica to be promoted', promoted, 20_000);
      for (const app of [api, worker]) await until('Redis again', () => app.get(RedisConnection).usable, 20_000);
      const ready = async () => (await ApiClient.anonymous(api).get('/health/ready')).body.details.redis;
      await until('the bells to be heard again', async () => (await ready()).degraded === undefined, 20_000);
      await deliver(api, pipeline.ingestKey, pipeline);
      await until('the delivery', () => receiver.calls.length === 1, 20_000);
    } finally {
      await worker.close();
      await api.close();
      await receiver.stop();
      await database.drop();
      await redis.stop();
    }
  }, 90_000);
});

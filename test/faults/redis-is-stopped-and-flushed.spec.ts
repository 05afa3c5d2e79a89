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
import Redis from 'ioredis';

/** The short form runs with every change; REDIS_TEST=full takes Redis away for 30 s. */
const AWAY_MS = process.env.REDIS_TEST === 'full' ? 30_000 : 3_000;

describe('a Redis that is stopped, flushed and started again', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let redis: Redis;
  let api: NestFastifyApplication;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let pipeline: Pipeline;
  let sent = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    const direct = testEnvironment(database);
    redis = new Redis(direct.REDIS_URL ?? '');
    proxy = await TcpProxy.to(direct.REDIS_URL ?? '');
    const environment = { ...direct, REDIS_URL: proxy.url };
    api = await startApi(environment);
    receiver = await Receiver.start();
    pipeline = await createPipeline(await ApiClient.signedIn(api), { destinationUrl: receiver.url });
    worker = await startWorker(environment);
  });

  afterAll(async () => {
    await proxy.restore();
    await worker.close();
    await api.close();
    await receiver.stop();
    await redis.quit();
    await proxy.stop();
    await database.drop();
  });

  async function send(): Promise<number> {
    const startedAt = performance.now();
    await deliver(api, pipeline.ingestKey, { secret: pipeline.secret });
    sent += 1;
    return performance.now() - startedAt;
  }

  const arrived = (count: number) => until(`call ${count}`, () => receiver.calls.length >= count, 60_000);

  it(
    'delays work by a sweep at most and loses none, without an operator',
    async () => {
      await send();
      await arrived(1);
      await proxy.cut();
      await redis.flushdb();
      const back = Date.now() + AWAY_MS;
      let slowest = 0;
      while (Date.now() < back) {
        for (let count = 0; count < 10; count += 1) slowest = Math.max(slowest, await send());
        // Work goes on while Redis is away: these arrive before it is back.
        await arrived(sent);
      }
      const whileAway = sent - 1;
      await proxy.restore();
      for (let count = 0; count < 20; count += 1) await send();
      await arrived(sent);
      process.stderr.write(
        `${whileAway} events in ${AWAY_MS / 1_000} s without Redis, slowest ${Math.round(slowest)} ms\n`,
      );
      await until('every job to be settled', async () => {
        const open = await database.query(`select from jobs where status <> 'success'`);
        return open.length === 0;
      });
      expect(await database.query(`select from jobs`)).toHaveLength(2 * sent);
      expect(receiver.calls).toHaveLength(sent);
      expect(slowest).toBeLessThan(10_000);
    },
    AWAY_MS + 120_000,
  );
});

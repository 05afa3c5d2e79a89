import {
  ApiClient,
  AppProcess,
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

/** Longer than the test may take: a sweep of that period looks once, at the start, and then only bells are left. */
const NO_SWEEP = { WORKER_SWEEP_SECONDS: '600' };

describe('Redis goes away', () => {
  let database: TestDatabase;
  let redisUrl: string;
  let redis: TcpProxy;
  let environment: NodeJS.ProcessEnv;
  let api: NestFastifyApplication;
  let worker: NestFastifyApplication | undefined;
  let receiver: Receiver;
  let operator: ApiClient;
  let pipeline: Pipeline;

  beforeAll(async () => {
    database = await createTestDatabase();
    const direct = testEnvironment(database);
    redisUrl = direct.REDIS_URL ?? '';
    redis = await TcpProxy.to(redisUrl);
    environment = { ...direct, REDIS_URL: redis.url };
    api = await startApi(environment);
    receiver = await Receiver.start();
    operator = await ApiClient.signedIn(api);
    pipeline = await createPipeline(operator, { destinationUrl: receiver.url });
  });

  beforeEach(() => {
    receiver.calls.length = 0;
  });

  afterEach(async () => {
    await redis.restore();
    await worker?.close();
    worker = undefined;
  });

  afterAll(async () => {
    await api.close();
    await receiver.stop();
    await redis.stop();
    await database.drop();
  });

  const redisIs = (state: 'up' | 'degraded', app: NestFastifyApplication) =>
    until(`the app to find Redis ${state}`, async () => {
      const { status, body } = await ApiClient.anonymous(app).get('/health/ready');
      return status === 200 && (body.details.redis.degraded === true) === (state === 'degraded');
    });

  const send = () => deliver(api, pipeline.ingestKey, { secret: pipeline.secret });
  const calls = (count: number) => until(`call number ${count}`, () => receiver.calls.length === count);

  it('keeps nobody waiting: webhooks are accepted at once and the sweep does the work', async () => {
    worker = await startWorker(environment);
    await send();
    await calls(1);
    await redis.cut();
    await redisIs('degraded', api);
    for (let count = 2; count <= 3; count += 1) {
      const startedAt = performance.now();
      await send();
      expect(performance.now() - startedAt).toBeLessThan(1_000);
      await calls(count);
    }
  });

  it('comes back, and bells are heard again', async () => {
    worker = await startWorker({ ...environment, ...NO_SWEEP });
    await redis.cut();
    await redisIs('degraded', worker);
    await redisIs('degraded', api);
    await redis.restore();
    await redisIs('up', worker);
    await redisIs('up', api);
    for (let count = 1; count <= 3; count += 1) {
      await send();
      await calls(count);
    }
  });

  it('is away when a worker starts, and its bells are heard once it is there', async () => {
    await redis.cut();
    await redisIs('degraded', api);
    await send();
    worker = await startWorker({ ...environment, ...NO_SWEEP });
    await until('the look at the start', async () => {
      const jobs = await database.query(`select from jobs where status = 'success' and type = 'webhook.route'`);
      return jobs.length > 0;
    });
    await redis.restore();
    await redisIs('up', worker);
    await redisIs('up', api);
    receiver.calls.length = 0;
    await send();
    await until('a call', () => receiver.calls.length > 0);
  });

  it('hangs without a word, and webhooks are accepted all the same', async () => {
    await redisIs('up', api);
    redis.stall();
    for (let count = 1; count <= 3; count += 1) await send();
    await redisIs('degraded', api);
  });

  it('is cut off, hangs, or was never there when a worker is asked to end, which it does', async () => {
    const end = async (how: 'cut' | 'stall' | 'never') => {
      const own = await TcpProxy.to(redisUrl);
      if (how === 'never') await own.cut();
      const ending = await AppProcess.start('worker', { ...environment, REDIS_URL: own.url, SHUTDOWN_SECONDS: '4' });
      if (how !== 'never') await own[how]();
      const code = await ending.end('SIGTERM');
      await own.stop();
      return { how, code };
    };
    const ways = ['cut', 'stall', 'never'] as const;
    expect(await Promise.all(ways.map(end))).toEqual(ways.map((how) => ({ how, code: 0 })));
  });
});

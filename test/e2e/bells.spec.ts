import { ConfigModule } from '@app/config';
import { Bell, BellListener, QueueModule } from '@app/queue';
import { TcpProxy, testEnvironment, until } from '@app/testing';
import { getQueueToken } from '@nestjs/bull';
import { Test, type TestingModule } from '@nestjs/testing';
import type { Queue } from 'bull';
import { Redis } from 'ioredis';
import { bellQueue } from '../../libs/queue/src/bell-queue';

describe('bells', () => {
  let redis: TcpProxy;
  let app: TestingModule;
  let bell: Bell;
  let queue: Queue;

  beforeAll(async () => {
    // Only Redis is needed: the address of a database is never used.
    const environment = testEnvironment({ url: 'postgres://nobody@127.0.0.1/none', query: unused, drop: unused });
    redis = await TcpProxy.to(environment.REDIS_URL ?? '');
    Object.assign(process.env, environment, { REDIS_URL: redis.url });
  });

  beforeEach(async () => {
    app = await Test.createTestingModule({ imports: [ConfigModule, QueueModule] }).compile();
    bell = app.get(Bell);
    queue = app.get<Queue>(getQueueToken(bellQueue('bulk')));
    await until('Redis', canBeRung);
    await queue.client.flushdb();
  });

  afterEach(async () => {
    await redis.restore();
    await app.close();
  });

  afterAll(() => redis.stop());

  const waiting = () => queue.getWaitingCount();
  const canBeRung = () =>
    bell.ping().then(
      () => true,
      () => false,
    );

  it('are heard once each, and only in their lane', async () => {
    const heard: string[] = [];
    for (const lane of ['bulk', 'high'] as const) {
      app.get(BellListener).listen(lane, () => {
        heard.push(lane);
        return Promise.resolve();
      });
    }
    bell.ring('bulk');
    await until('the bell', () => heard.length === 1);
    bell.ring('high');
    await until('the other bell', () => heard.length === 2);
    expect(heard).toEqual(['bulk', 'high']);
  });

  it('that ring while one is on its way become one more', async () => {
    for (let ring = 0; ring < 1_000; ring += 1) bell.ring('bulk');
    await until('both', async () => (await waiting()) === 2);
    bell.ring('bulk');
    await until('a third', async () => (await waiting()) === 3);
  });

  it('that wait for their moment go out before the process ends', async () => {
    bell.ring('bulk');
    bell.ring('bulk');
    await bell.onApplicationShutdown();
    const other = new Redis(process.env['REDIS_URL'] ?? '');
    try {
      expect(await other.llen(queue.toKey('wait'))).toBe(2);
    } finally {
      await other.quit();
    }
  });

  it('do not pile up while nobody listens, and the next one is heard all the same', async () => {
    const add = jest.spyOn(queue, 'add');
    for (let ring = 0; ring < 100; ring += 1) {
      bell.ring('bulk');
      await until(
        'it to be on its way',
        () => !(bell as unknown as { ringing: Map<string, number> }).ringing.has('bulk'),
      );
    }
    expect(await waiting()).toBe(32);
    expect(add).toHaveBeenCalledTimes(32);
    let heard = 0;
    app.get(BellListener).listen('bulk', () => {
      heard += 1;
      return Promise.resolve();
    });
    await until('all to be heard', () => heard === 32);
    bell.ring('bulk');
    await until('the next', () => heard === 33);
  });

  it('for about the same time share one entry', async () => {
    const at = new Date(Math.ceil(Date.now() / 100 + 600) * 100);
    for (let ring = 0; ring < 50; ring += 1) bell.ringAt('bulk', new Date(at.getTime() - ring));
    await until('the entry', async () => (await queue.getDelayedCount()) === 1);
    bell.ringAt('bulk', new Date(at.getTime() + 1));
    await until('the second entry', async () => (await queue.getDelayedCount()) === 2);
  });

  it('for a time that has come ring now', async () => {
    bell.ringAt('bulk', new Date(Date.now() - 1));
    await until('the bell', async () => (await waiting()) === 1);
  });

  it('are not heard after listening has ended', async () => {
    let heard = 0;
    app.get(BellListener).listen('bulk', () => {
      heard += 1;
      return Promise.resolve();
    });
    bell.ring('bulk');
    await until('the bell', () => heard === 1);
    await app.get(BellListener).deafen();
    bell.ring('bulk');
    await until('it to wait for another worker', async () => (await waiting()) === 1);
    expect(heard).toBe(1);
  });

  it('are left out while Redis is away, without a word', async () => {
    await redis.cut();
    await until('the loss to be noticed', () => queue.client.status !== 'ready');
    bell.ring('bulk');
    bell.ringAt('bulk', new Date(Date.now() + 60_000));
    await expect(bell.ping()).rejects.toThrow(/redis is/);
    await redis.restore();
    await until('Redis', () => queue.client.status === 'ready');
    expect(await queue.count()).toBe(0);
  });

  it('are not all there while one lane has no connection', async () => {
    const { client } = app.get<Queue>(getQueueToken(bellQueue('high')));
    client.disconnect();
    await until('it to be gone', () => client.status === 'end');
    await expect(bell.ping()).rejects.toThrow(/redis is/);
  });

  it('are heard by the process that rings them as long as it can follow them, and by Redis otherwise', async () => {
    const own: string[] = [];
    let free = true;
    bell.hearOwn((lane) => {
      own.push(lane);
      return free;
    });
    bell.ring('bulk');
    expect(own).toEqual(['bulk']);
    free = false;
    bell.ring('bulk');
    await until('the bell in Redis', async () => (await waiting()) === 1);
    bell.ringOthers('bulk');
    await until('the second bell in Redis', async () => (await waiting()) === 2);
    expect(own).toEqual(['bulk', 'bulk']);
  });

  it('are heard by the process that rings them also while Redis is away', async () => {
    const own: string[] = [];
    bell.hearOwn((lane) => own.push(lane) > 0);
    await redis.cut();
    await until('the cut to be noticed', () => queue.client.status !== 'ready');
    bell.ring('bulk');
    expect(own).toEqual(['bulk']);
  });
});

const unused = () => Promise.reject(new Error('not here'));

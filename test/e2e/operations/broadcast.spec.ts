import { Broadcast, RedisConnection } from '@app/redis';
import { until } from '@app/testing';

const TOPICS = 300;

describe('a broadcast', () => {
  const settings = { REDIS_URL: process.env.REDIS_URL ?? '' };
  const redis = new RedisConnection(settings);
  const broadcast = new Broadcast(redis, settings);
  afterAll(() => {
    broadcast.onApplicationShutdown();
    redis.onApplicationShutdown();
  });

  it('is heard by everyone who began to listen, at whatever moment of the start that was', async () => {
    const heard = new Set<number>();
    let missed = 0;
    // One in each turn of the event loop, through all steps of the connection.
    for (let n = 0; n < TOPICS; n += 1) {
      broadcast.subscribe(
        `topic ${n}`,
        () => heard.add(n),
        () => (missed += 1),
      );
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until('the listeners to know that they listen', () => missed >= TOPICS);
    await until('a connection', () => redis.usable);
    // Not through `publish`, which tells the own process by itself.
    const channel = (n: number) => `{signalbox}:${redis.client.options.db ?? 0}:topic ${n}`;
    for (let n = 0; n < TOPICS; n += 1) await redis.client.publish(channel(n), 'news');
    await until('everyone to hear it', () => heard.size === TOPICS);
  });
});

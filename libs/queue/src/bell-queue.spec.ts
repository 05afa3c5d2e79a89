import type { RedisOptions } from 'ioredis';
import { redisOptions } from './bell-queue';

const optionsFor = (url: string) => redisOptions({ REDIS_URL: url }).redis as RedisOptions;

describe('the connection to Redis', () => {
  it('leads to the sentinels, or to a cluster, when the URL names them', () => {
    expect(optionsFor('redis+sentinel://a:1,b:2/mymaster')).toMatchObject({
      name: 'mymaster',
      sentinels: [{ host: 'a' }, { host: 'b' }],
    });
    expect(redisOptions({ REDIS_URL: 'redis+cluster://a:1,b:2' })).toMatchObject({
      createClient: expect.any(Function),
      prefix: '{signalbox}',
    });
  });

  it('uses TLS when the URL asks for it', () => {
    expect(optionsFor('rediss://redis.example:6380').tls).toEqual({});
    expect(optionsFor('redis://redis.example:6379').tls).toBeUndefined();
  });

  it('is tried again at once, then less often, and never gives up', () => {
    const { retryStrategy } = optionsFor('redis://redis.example:6379');
    expect([1, 2, 3, 4, 5, 6, 1_000_000].map((attempt) => retryStrategy?.(attempt))).toEqual([
      100, 200, 400, 800, 1_600, 2_000, 2_000,
    ]);
  });
});

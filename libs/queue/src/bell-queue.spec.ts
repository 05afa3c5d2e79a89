import type { Settings } from '@app/config';
import type { RedisOptions } from 'ioredis';
import { redisOptions } from './bell-queue';

const optionsFor = (url: string) => redisOptions({ REDIS_URL: url } as Settings).redis as RedisOptions;

describe('the connection to Redis', () => {
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

import type { RateLimit } from '@app/http';
import { RedisConnection } from '@app/redis';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';

/** Where a key stands in its window after a request. */
export interface Standing {
  readonly remaining: number;
  /** Until the next window begins. */
  readonly resetSeconds: number;
  readonly exceeded: boolean;
}

/** Only counts: every key has a limit of its own, which is compared here. */
const COUNTER = { keyPrefix: '{signalbox}:rate:api-key', points: Number.MAX_SAFE_INTEGER, duration: 1 };

/**
 * Counts the requests of a key in a window that begins with its first request, for all processes together in Redis.
 * While Redis is away each process counts for itself: nobody is locked out, and nobody is without a limit.
 */
@Injectable()
export class ApiKeyRateLimiter {
  private readonly shared: RateLimiterRedis;
  private readonly own = new RateLimiterMemory(COUNTER);

  constructor(private readonly redis: RedisConnection) {
    this.shared = new RateLimiterRedis({ ...COUNTER, storeClient: redis.client });
  }

  async count(keyId: string, limit: RateLimit): Promise<Standing> {
    // Another limit is another window: a changed limit holds from the next request on.
    const window = `${keyId}:${limit.requests}:${limit.perSeconds}`;
    const options = { customDuration: limit.perSeconds };
    const { consumedPoints, msBeforeNext } = await this.redis.tryOr(
      () => this.shared.consume(window, 1, options),
      () => this.own.consume(window, 1, options),
    );
    return {
      remaining: Math.max(0, limit.requests - consumedPoints),
      resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
      exceeded: consumedPoints > limit.requests,
    };
  }
}

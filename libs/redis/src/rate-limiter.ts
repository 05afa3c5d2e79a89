import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { RedisConnection } from './redis-connection';

/** Who is counted: one API key, one workspace, or one client address. */
export type LimitedSubject = 'api-key' | 'workspace' | 'address';

/** Where someone stands in their window after a request. */
export interface Standing {
  readonly remaining: number;
  /** Until the next window begins. */
  readonly resetSeconds: number;
  readonly exceeded: boolean;
}

/** Only counts: everyone has a limit of their own, which is compared here. */
const COUNTER = { keyPrefix: '{signalbox}:rate', points: Number.MAX_SAFE_INTEGER, duration: 1 };

/**
 * Counts requests in a window that begins with the first of them, for all processes together in Redis. While Redis is
 * away each process counts for itself: nobody is locked out, and nobody is without a limit.
 */
@Injectable()
export class RateLimiter {
  private readonly shared: RateLimiterRedis;
  private readonly own = new RateLimiterMemory(COUNTER);

  constructor(private readonly redis: RedisConnection) {
    this.shared = new RateLimiterRedis({ ...COUNTER, storeClient: redis.client });
  }

  /** Counts one request of this subject against `requests` in `perSeconds`. */
  async count(
    subject: LimitedSubject,
    id: string,
    { requests, perSeconds }: { readonly requests: number; readonly perSeconds: number },
  ): Promise<Standing> {
    // Another limit is another window: a changed limit holds from the next request on.
    const window = `${subject}:${id}:${requests}:${perSeconds}`;
    const options = { customDuration: perSeconds };
    const { consumedPoints, msBeforeNext } = await this.redis.tryOr(
      () => this.shared.consume(window, 1, options),
      () => this.own.consume(window, 1, options),
    );
    return {
      remaining: Math.max(0, requests - consumedPoints),
      resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
      exceeded: consumedPoints > requests,
    };
  }
}

import { Global, Module } from '@nestjs/common';
import { Broadcast } from './broadcast';
import { RateLimiter } from './rate-limiter';
import { RedisConnection } from './redis-connection';

/** Redis for what processes share for a moment, such as counters. The bells have connections of their own. */
@Global()
@Module({
  providers: [RedisConnection, Broadcast, RateLimiter],
  exports: [RedisConnection, Broadcast, RateLimiter],
})
export class RedisModule {}

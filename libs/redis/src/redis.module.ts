import { Global, Module } from '@nestjs/common';
import { Broadcast } from './broadcast';
import { RedisConnection } from './redis-connection';

/** Redis for what processes share for a moment, such as counters. The bells have connections of their own. */
@Global()
@Module({
  providers: [RedisConnection, Broadcast],
  exports: [RedisConnection, Broadcast],
})
export class RedisModule {}

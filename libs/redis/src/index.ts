export { Broadcast } from './broadcast';
export { connectRedis, serverOptions } from './connect';
export { type LimitedSubject, RateLimiter, type Standing } from './rate-limiter';
export { RedisConnection } from './redis-connection';
export { RedisModule } from './redis.module';
export { CONTROLS_CHANGED, JOB_CANCEL, WORKSPACE_CHANGED } from './topics';

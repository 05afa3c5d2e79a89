export * from './broadcast';
export { connectRedis, serverOptions } from './connect';
export * from './rate-limiter';
export * from './redis-connection';
export * from './redis.module';
export * from './topics';

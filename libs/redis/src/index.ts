export * from './broadcast';
export * from './rate-limiter';
export * from './redis-connection';
export * from './redis.module';
export * from './topics';

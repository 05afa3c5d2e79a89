export * from './broadcast';
export * from './redis-connection';
export * from './redis.module';
export * from './topics';

export { ConfigModule, SETTINGS } from './config.module';
export { renderEnvExample } from './env-example';
export { environment, InvalidEnvironment, KMS_KEY_PREFIX, readEnvironment, type Settings } from './environment';
export { type Lane, LANES } from './lanes';
export { parseRedisUrl, type RedisAddress, redisHosts } from './redis-url';

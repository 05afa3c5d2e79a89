export * from './config.module';
export * from './env-example';
export * from './environment';
export * from './lanes';
export * from './redis-url';

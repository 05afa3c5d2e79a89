export * from './health/health.module';
export * from './master-key/master-key.module';

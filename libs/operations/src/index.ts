export * from './health/health.module';
export * from './retention/record-retention.module';
export * from './metrics/metrics.module';
export * from './master-key/master-key.module';

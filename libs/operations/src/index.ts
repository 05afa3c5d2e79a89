export * from './backup';
export * from './doctor';
export * from './health/health.module';
export * from './retention/record-retention.module';
export * from './metrics/metrics.module';
export * from './master-key/master-key.module';
export { type KeyUse, MasterKeyRotation } from './master-key/master-key-rotation';
export { MasterKeyStatusDto } from './master-key/master-key.dto';

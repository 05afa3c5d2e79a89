export { backUp, BackupProblem, type BackupReport, restore, type RestoreReport } from './backup';
export { type Examination, examine, type Finding } from './doctor';
export { HealthModule } from './health/health.module';
export { RecordRetentionModule } from './retention/record-retention.module';
export { MetricsModule } from './metrics/metrics.module';
export { MasterKeyModule } from './master-key/master-key.module';
export { MasterKeyRotationModule } from './master-key/master-key-rotation.module';
export { type KeyUse, MasterKeyRotation } from './master-key/master-key-rotation';
export { MasterKeyStatusDto } from './master-key/master-key.dto';

export { underWay } from './batch-metrics';
export { Batcher, type BatcherOptions } from './batcher';
export {
  arrays,
  bigintArray,
  boolArray,
  byteaArray,
  intArray,
  jsonbArray,
  textArray,
  timestampArray,
  uuidArray,
} from './binary-arrays';
export { type BinaryParameter } from './binary-pieces';
export { dataSourceOptions } from './data-source';
export { Database, type Query, queryOf, type SystemPath, type Transaction } from './database';
export {
  asCallerError,
  explainConstraints,
  isCollision,
  isDatabaseAway,
  isRowFault,
  violatedConstraint,
} from './database-errors';
export { DatabaseModule } from './database.module';
export { inIndexOrder } from './in-index-order';
export { Leader } from './leader';
export { migrate, migrateDown, type MigrateOptions, type Patience } from './migrate';
export { countNewest, MOST_LOOKED_AT, newestFirst, type NewestFirst, type NewestRows } from './newest-first';
export { isPooled, pastPooler } from './pooler';
export { probeDatabase, withClient } from './probe';
export { KNOWN_MIGRATIONS, schemaState, type SchemaState, SchemaVersion } from './schema-version';
export type { ServedFilters } from './served-filters';

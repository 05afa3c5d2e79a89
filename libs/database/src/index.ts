export * from './batcher';
export * from './binary-arrays';
export * from './data-source';
export * from './database';
export * from './database-errors';
export * from './database.module';
export * from './migrate';
export * from './schema-version';

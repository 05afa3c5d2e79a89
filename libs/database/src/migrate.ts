import { DataSource, type DataSourceOptions } from 'typeorm';
import type { MigrationInterface } from 'typeorm';

type MigrationClass = new () => MigrationInterface;

/** Any fixed number, the same in every process: whoever holds it migrates. */
const MIGRATION_LOCK = 7_340_112_653;

/**
 * Brings the schema up to date. Any number of processes may call it at once: one migrates, the others wait for it.
 *
 * @returns the names of the migrations that this call ran
 */
export async function migrate(options: DataSourceOptions, migrations: MigrationClass[]): Promise<string[]> {
  const dataSource = new DataSource({
    ...options,
    migrations,
    migrationsTransactionMode: 'each',
    extra: {
      ...(options.extra as object),
      statement_timeout: 0,
      query_timeout: 0,
      idle_in_transaction_session_timeout: 0,
    },
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    // Ending the connection gives the lock back, also after an error.
    await lock.release();
    await dataSource.destroy();
  }
}

/** Takes every migration back, newest first. Tests use it; a product rolls forward. */
export async function migrateDown(options: DataSourceOptions, migrations: MigrationClass[]): Promise<void> {
  const dataSource = new DataSource({ ...options, migrations, migrationsTransactionMode: 'each' });
  await dataSource.initialize();
  try {
    for (let left = migrations.length; left > 0; left -= 1) await dataSource.undoLastMigration();
  } finally {
    await dataSource.destroy();
  }
}

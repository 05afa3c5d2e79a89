import { setTimeout as sleep } from 'node:timers/promises';
import { AbstractLogger, DataSource, type DataSourceOptions } from 'typeorm';
import type { MigrationInterface } from 'typeorm';

type MigrationClass = new () => MigrationInterface;

/** Any fixed number, the same in every process: whoever holds it migrates. */
const MIGRATION_LOCK = 7_340_112_653;

/** SQLSTATE of a statement that `lock_timeout` ended. */
const LOCK_NOT_AVAILABLE = '55P03';

/** How a migration behaves where the version before it still serves. */
export interface Patience {
  /**
   * Every statement that comes after one that waits for a lock waits behind it. So a migration steps back after this
   * long, in milliseconds, lets them pass, and tries again.
   */
  readonly lockTimeoutMs: number;
  readonly pauseMs: number;
  /** How often it steps back before it gives up. */
  readonly tries: number;
}

const PATIENCE: Patience = { lockTimeoutMs: 2_000, pauseMs: 1_000, tries: 100 };

/**
 * Brings the schema up to date. Any number of processes may call it at once: one migrates, the others wait for it.
 *
 * @returns the names of the migrations that this call ran
 */
export async function migrate(
  options: DataSourceOptions,
  migrations: MigrationClass[],
  patience = PATIENCE,
): Promise<string[]> {
  const dataSource = new DataSource({
    ...options,
    migrations,
    migrationsTransactionMode: 'each',
    logger: new Quiet(), // whoever calls tells of a failure, and a lock that does not come is none
    extra: {
      ...(options.extra as object),
      statement_timeout: 0,
      query_timeout: 0,
      idle_in_transaction_session_timeout: 0,
      lock_timeout: patience.lockTimeoutMs,
    },
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('set lock_timeout = 0');
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await runPatiently(dataSource, patience);
  } finally {
    // Ending the connection gives the lock back, also after an error.
    await lock.release();
    await dataSource.destroy();
  }
}

/** What ran stays; the migration that could not get its lock is tried again as a whole. */
async function runPatiently(dataSource: DataSource, { tries, pauseMs }: Patience): Promise<string[]> {
  const before = await ranNames(dataSource);
  for (let left = tries; ; left -= 1) {
    try {
      await dataSource.runMigrations();
      const after = await ranNames(dataSource);
      return after.filter((name) => !before.includes(name));
    } catch (error) {
      if (left <= 1 || (error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw await named(dataSource, error);
      await sleep(pauseMs);
    }
  }
}

/** The error with the name of the migration that it is of: the first one that has not run. */
async function named(dataSource: DataSource, cause: unknown): Promise<Error> {
  const ran = await ranNames(dataSource);
  const failed = dataSource.migrations
    .map((migration) => migration.name ?? migration.constructor.name)
    .find((name) => !ran.includes(name));
  return new Error(`Migration ${failed} failed: ${(cause as Error).message}`, { cause });
}

class Quiet extends AbstractLogger {
  protected writeLog(): void {
    // Nothing.
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

async function ranNames(dataSource: DataSource): Promise<string[]> {
  const [table] = await dataSource.query<{ found: string | null }[]>(`select to_regclass('migrations')::text as found`);
  if (!table?.found) return [];
  const rows = await dataSource.query<{ name: string }[]>('select name from migrations order by id');
  return rows.map(({ name }) => name);
}

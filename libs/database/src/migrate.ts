import { setTimeout as sleep } from 'node:timers/promises';
import { AbstractLogger, DataSource, type DataSourceOptions } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { lockMigrations } from './migration-lock';

type MigrationClass = new () => MigrationInterface;

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

export interface MigrateOptions {
  readonly patience?: Patience;
  /** Is told in a sentence what a person who waits wants to know. */
  readonly tell?: (line: string) => void;
}

/**
 * Brings the schema up to date. Any number of processes may call it at once: one migrates, the others wait for it.
 *
 * @returns the names of the migrations that this call ran
 */
export async function migrate(
  options: DataSourceOptions,
  migrations: MigrationClass[],
  { patience = PATIENCE, tell = () => undefined }: MigrateOptions = {},
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
  dataSource.migrations.filter(isBesideTraffic).forEach((migration) => waitAsLongAsItTakes(migration, patience));
  const lock = dataSource.createQueryRunner();
  try {
    await lockMigrations(lock, tell);
    return await runPatiently(dataSource, patience);
  } finally {
    // Ending the connection gives the lock back, also after an error.
    await lock.release();
    await dataSource.destroy();
  }
}

/** One that builds an index concurrently, or the like: no transaction may be around it, and nothing waits behind it. */
function isBesideTraffic({ transaction }: MigrationInterface): boolean {
  return transaction === false;
}

/**
 * It need not step back, and must not: what it has built until then would be left behind, invalid, and each try would begin
 * anew behind the same long transaction.
 */
function waitAsLongAsItTakes(migration: MigrationInterface, { lockTimeoutMs }: Patience): void {
  const up = migration.up.bind(migration);
  migration.up = async (runner: QueryRunner) => {
    await runner.query('set lock_timeout = 0');
    try {
      await up(runner);
    } finally {
      // Where the connection is gone, the first error tells.
      await runner.query(`set lock_timeout = ${lockTimeoutMs}`).catch(() => undefined);
    }
  };
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
  const failed = dataSource.migrations.map(nameOf).find((name) => !ran.includes(name));
  return new Error(`Migration ${failed} failed: ${(cause as Error).message}`, { cause });
}

class Quiet extends AbstractLogger {
  protected writeLog(): void {
    // Nothing.
  }
}

/** Takes every migration back, newest first. Tests use it; a product rolls forward. */
export async function migrateDown(options: DataSourceOptions, migrations: MigrationClass[]): Promise<void> {
  const dataSource = new DataSource({ ...options, migrations, logger: new Quiet() });
  await dataSource.initialize();
  try {
    for (const name of (await ranNames(dataSource)).reverse()) {
      const migration = dataSource.migrations.find((known) => nameOf(known) === name);
      // TypeORM would open a transaction for every one.
      await dataSource.undoLastMigration({ transaction: migration && isBesideTraffic(migration) ? 'none' : 'each' });
    }
  } finally {
    await dataSource.destroy();
  }
}

function nameOf(migration: MigrationInterface): string {
  return migration.name ?? migration.constructor.name;
}

async function ranNames(dataSource: DataSource): Promise<string[]> {
  const [table] = await dataSource.query<{ found: string | null }[]>(`select to_regclass('migrations')::text as found`);
  if (!table?.found) return [];
  const rows = await dataSource.query<{ name: string }[]>('select name from migrations order by id');
  return rows.map(({ name }) => name);
}

import { dataSourceOptions, migrate, migrateDown, type MigrateOptions } from '@app/database';
import { createEmptyDatabase, type TestDatabase, until } from '@app/testing';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';

class Things9999999999990 implements MigrationInterface {
  up = (runner: QueryRunner) => runner.query('create table things (name text)').then(() => undefined);
  down = (runner: QueryRunner) => runner.query('drop table things').then(() => undefined);
}

class NamesOnce9999999999991 implements MigrationInterface {
  readonly transaction = false;
  async up(runner: QueryRunner): Promise<void> {
    await this.down(runner);
    await runner.query('create unique index concurrently uq_things_name on things (name)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index concurrently if exists uq_things_name');
  }
}

const both = [Things9999999999990, NamesOnce9999999999991];
/** Far too little for a migration that steps back from its lock. */
const NO_PATIENCE = { lockTimeoutMs: 50, pauseMs: 1, tries: 1 };

describe('a migration that builds an index beside the traffic', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createEmptyDatabase();
    await run([Things9999999999990]);
  });
  afterEach(() => database.drop());

  const options = () => dataSourceOptions({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 2 });
  const run = (migrations = both, more?: MigrateOptions) => migrate(options(), migrations, more);
  const indexes = () => database.query(`select indisvalid as valid from pg_index where indrelid = 'things'::regclass`);

  it('waits for a long transaction with its whole patience, while another migrator waits for it', async () => {
    const writer = new Client({ connectionString: database.url });
    await writer.connect();
    await writer.query(`begin; insert into things values ('one')`);
    const first = run(both, { patience: NO_PATIENCE });
    first.catch(() => undefined); // awaited below
    await until('the index to be begun', async () => (await indexes()).length === 1);
    const told: string[] = [];
    const second = run(both, { tell: (line) => told.push(line) });
    second.catch(() => undefined); // awaited below
    await until('the other one to wait', () => told.length > 0);
    await writer.query('commit');
    expect(await first).toEqual([NamesOnce9999999999991.name]);
    expect(await second).toEqual([]);
    expect(told).toEqual(['Another process is migrating this database; waiting until it has ended.']);
    expect(await indexes()).toEqual([{ valid: true }]);
    await writer.end();
  });

  it('can be tried again after a try that left half of it', async () => {
    await database.query(`insert into things values ('twice'), ('twice')`);
    await expect(run()).rejects.toThrow(/NamesOnce9999999999991 failed: could not create unique index/);
    expect(await indexes()).toEqual([{ valid: false }]);
    await database.query('delete from things');
    expect(await run()).toEqual([NamesOnce9999999999991.name]);
    expect(await indexes()).toEqual([{ valid: true }]);
  });

  it('is taken back beside the traffic, too', async () => {
    await run();
    await migrateDown(options(), both);
    expect(await database.query(`select to_regclass('things') as things`)).toEqual([{ things: null }]);
  });
});

import { dataSourceOptions, migrate } from '@app/database';
import { createTestDatabase, type TestDatabase, until } from '@app/testing';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrations } from '../../migrations';

class AnotherColumn9999999999998 implements MigrationInterface {
  up = (runner: QueryRunner) => runner.query('alter table workspaces add column another text').then(() => undefined);
  down = () => Promise.resolve();
}

describe('a migration that cannot get its lock', () => {
  let database: TestDatabase;
  let reader: Client;
  beforeEach(async () => {
    database = await createTestDatabase();
    reader = new Client({ connectionString: database.url });
    await reader.connect();
    await reader.query('begin; select from workspaces');
  });
  afterEach(async () => {
    await reader.end();
    await database.drop();
  });

  const run = (tries: number) => {
    const options = dataSourceOptions({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 2 });
    const patience = { lockTimeoutMs: 100, pauseMs: 50, tries };
    return migrate(options, [...migrations, AnotherColumn9999999999998], { patience });
  };
  const waiting = () => database.query(`select from pg_locks where not granted and relation = 'workspaces'::regclass`);

  it('steps back again and again, so that what came after it goes on, and is run in the end', async () => {
    const running = run(1_000);
    for (const round of [1, 2]) {
      await until(`the migration to wait for the ${round}. time`, async () => (await waiting()).length > 0);
      // Behind the migration in the queue of the lock: without its stepping back this would wait for the reader too.
      await database.query('select from workspaces');
    }
    await reader.query('commit');
    expect(await running).toEqual([AnotherColumn9999999999998.name]);
  });

  it('gives up in the end, and leaves nothing', async () => {
    await expect(run(2)).rejects.toThrow('canceling statement due to lock timeout');
    expect(await database.query(`select from migrations where name = 'AnotherColumn9999999999998'`)).toEqual([]);
  });
});

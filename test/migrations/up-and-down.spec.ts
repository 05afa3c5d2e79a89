import { dataSourceOptions, migrate, migrateDown } from '@app/database';
import { createEmptyDatabase, type TestDatabase } from '@app/testing';
import { migrations } from '../../migrations';
import { catalogue } from './catalogue';

const names = migrations.map(({ name }) => name);

describe('the migrations', () => {
  let database: TestDatabase;
  beforeEach(async () => (database = await createEmptyDatabase()));
  afterEach(async () => {
    jest.restoreAllMocks();
    await database.drop();
  });

  const options = () => dataSourceOptions({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 2 });
  const ran = async () =>
    (await database.query<{ name: string }>('select name from migrations order by id')).map(({ name }) => name);

  it('make the same schema again after they were taken back, and leave nothing in between', async () => {
    expect(await migrate(options(), migrations)).toEqual(names);
    const first = await catalogue(database);
    expect(first.tables.length).toBeGreaterThan(30);
    for (const [kind, lines] of Object.entries(first)) expect([kind, lines.length > 0]).toEqual([kind, true]);

    await migrateDown(options(), migrations);
    const empty = await catalogue(database);
    expect(empty.tables.map((line) => line.split(' ')[0])).toEqual(['migrations', 'migrations_id_seq']);
    expect([...empty.functions, ...empty.policies, ...empty.triggers]).toEqual([]);
    expect(empty.grants.filter((line) => line.includes('signalbox_'))).toEqual([]);

    await migrate(options(), migrations);
    expect(await catalogue(database)).toEqual(first);
  });

  it('run once when several processes bring a fresh database up to date at the same time', async () => {
    const results = await Promise.all([1, 2, 3].map(() => migrate(options(), migrations)));
    expect(results.filter((result) => result.length > 0)).toEqual([names]);
    expect(await ran()).toEqual(names);
  });

  it('do nothing on a database that is up to date', async () => {
    await migrate(options(), migrations);
    const before = await catalogue(database);
    expect(await migrate(options(), migrations)).toEqual([]);
    expect(await catalogue(database)).toEqual(before);
  });

  it('go on where an earlier version of the product stopped', async () => {
    await migrate(options(), migrations.slice(0, 3));
    expect(await migrate(options(), migrations)).toEqual(names.slice(3));
  });

  it('leave nothing of one that fails, and keep those before it', async () => {
    class Broken9999999999999 {
      up = async (runner: { query(sql: string): Promise<unknown> }) => {
        await runner.query('create table half_done (id uuid)');
        await runner.query('select 1 / 0');
      };
      down = () => Promise.resolve();
    }
    jest.spyOn(console, 'log').mockImplementation(); // TypeORM tells of it as well
    await expect(migrate(options(), [...migrations, Broken9999999999999])).rejects.toThrow(
      'Migration Broken9999999999999 failed: division by zero',
    );
    expect(await database.query(`select from pg_class where relname = 'half_done'`)).toEqual([]);
    expect(await ran()).toEqual(names);
  });
});

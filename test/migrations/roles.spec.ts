import { randomBytes } from 'node:crypto';
import { dataSourceOptions, migrate } from '@app/database';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '@app/testing';
import { migrations } from '../../migrations';
import { asRole } from '../support/sql';

describe('the login role', () => {
  const login = `login_${randomBytes(6).toString('hex')}`;
  let cluster: TestDatabase;
  let database: TestDatabase;

  beforeAll(async () => {
    cluster = await createTestDatabase(); // from here on the group roles exist
    database = await createEmptyDatabase();
    await cluster.query(`create role ${login} login nosuperuser nocreaterole nocreatedb password '${login}'`);
    await cluster.query(`grant ${login} to current_user`);
    await database.query(`alter database ${new URL(database.url).pathname.slice(1)} owner to ${login}`);
  });

  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await database.drop();
    await cluster.query(`drop role ${login}`);
    await cluster.drop();
  });

  const url = () => Object.assign(new URL(database.url), { username: login, password: login }).href;
  const migrated = () => migrate(dataSourceOptions({ DATABASE_URL: url(), DATABASE_POOL_SIZE: 2 }), migrations);

  it('that is in neither group and may not join one fails before it made anything', async () => {
    jest.spyOn(console, 'log').mockImplementation(); // TypeORM tells of it as well
    await expect(migrated()).rejects.toThrow(/permission denied/);
    expect(await database.query(`select from pg_class where relname = 'workspaces'`)).toEqual([]);
  });

  it('needs no more than its database and both groups', async () => {
    await cluster.query(`grant signalbox_request, signalbox_system to ${login}`);
    expect(await migrated()).toHaveLength(migrations.length);
    expect(await migrated()).toEqual([]);
  });

  it('is both paths: it sees everything as the system and its workspace as a request', async () => {
    const workspaceId = '0197aaaa-0000-7000-8000-000000000001';
    await asRole(url(), { role: 'signalbox_system' }, async (session) => {
      await session.query(`insert into workspaces (id, name, slug) values ($1, 'One', 'one')`, [workspaceId]);
      expect(await session.query('select name from workspaces')).toEqual([{ name: 'One' }]);
      await session.query(`select set_config('role', 'signalbox_request', true)`);
      expect(await session.query('select name from workspaces')).toEqual([]);
      await session.query(`select set_config('signalbox.workspace_id', $1, true)`, [workspaceId]);
      expect(await session.query('select name from workspaces')).toEqual([{ name: 'One' }]);
    });
  });
});

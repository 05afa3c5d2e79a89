import { randomUUID } from 'node:crypto';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { asRole, type Session } from '../../support/sql';
import { makeTenant, type Tenant, tenantTables } from '../../support/two-tenants';

const REFUSED = /violates row-level security policy|permission denied/;

describe('under the request role', () => {
  let api: ApiUnderTest;
  let mine: Tenant;
  let theirs: Tenant;
  let tables: { name: string; column: string }[];

  beforeAll(async () => {
    api = await startApiUnderTest();
    mine = await makeTenant(api, 'mine');
    theirs = await makeTenant(api, 'theirs');
    tables = await tenantTables(api.database);
  });
  afterAll(() => api.stop());

  const inMine = (work: (session: Session) => Promise<void>) =>
    asRole(api.database.url, { role: 'signalbox_request', workspaceId: mine.id }, work);
  const eachTable = async (check: (table: { name: string; column: string }) => Promise<void>) => {
    for (const table of tables) await check(table);
  };
  /** Refused, or without effect. */
  const changed = (session: Session, sql: string, parameters: unknown[]) =>
    session.affected(sql, parameters).catch((error: Error) => {
      if (REFUSED.test(error.message)) return 0;
      throw error;
    });

  it('both workspaces have rows in every table', async () => {
    expect(tables.length).toBeGreaterThan(15);
    await eachTable(async ({ name, column }) => {
      for (const { id } of [mine, theirs]) {
        const rows = await api.database.query(`select from ${name} where ${column} = $1`, [id]);
        expect([name, rows.length > 0]).toEqual([name, true]);
      }
    });
  });

  it('only the rows of the own workspace are to be seen', async () => {
    await inMine(async (session) => {
      await eachTable(async ({ name, column }) => {
        expect([name, await session.query(`select distinct ${column} as id from ${name}`)]).toEqual([
          name,
          [{ id: mine.id }],
        ]);
      });
    });
  });

  it('no row can be put into another workspace', async () => {
    await inMine(async (session) => {
      await eachTable(async ({ name, column }) => {
        const [row] = await api.database.query<{ content: object }>(
          `select to_jsonb(t) as content from ${name} t where ${column} = $1 limit 1`,
          [theirs.id],
        );
        const copy = { ...row?.content, id: name === 'workspaces' ? theirs.id : randomUUID() };
        const insert = session.query(`insert into ${name} select * from jsonb_populate_record(null::${name}, $1)`, [
          copy,
        ]);
        await expect(insert).rejects.toThrow(REFUSED);
      });
    });
  });

  it('no row of another workspace can be changed or deleted', async () => {
    await inMine(async (session) => {
      await eachTable(async ({ name, column }) => {
        const update = await changed(session, `update ${name} set ${column} = ${column} where ${column} = $1`, [
          theirs.id,
        ]);
        const remove = await changed(session, `delete from ${name} where ${column} = $1`, [theirs.id]);
        expect([name, update, remove]).toEqual([name, 0, 0]);
      });
    });
  });

  it('no own row can be given away', async () => {
    await inMine(async (session) => {
      await eachTable(async ({ name, column }) => {
        await expect(session.query(`update ${name} set ${column} = $1`, [theirs.id])).rejects.toThrow(REFUSED);
      });
    });
  });

  it('nothing is to be seen or written without a workspace', async () => {
    await asRole(api.database.url, { role: 'signalbox_request' }, async (session) => {
      await eachTable(async ({ name, column }) => {
        expect([name, await session.query(`select from ${name}`)]).toEqual([name, []]);
        expect([name, await changed(session, `update ${name} set ${column} = ${column}`, [])]).toEqual([name, 0]);
        expect([name, await changed(session, `delete from ${name}`, [])]).toEqual([name, 0]);
      });
    });
  });

  it('people and their sessions are closed, whoever they are', async () => {
    await inMine(async (session) => {
      for (const table of ['users', 'user_sessions', 'workers', 'migrations']) {
        await expect(session.query(`select from ${table}`)).rejects.toThrow('permission denied');
      }
    });
  });

  it('the role cannot make itself more powerful for the rest of the transaction', async () => {
    await inMine(async (session) => {
      await expect(session.query('alter table connectors disable row level security')).rejects.toThrow('must be owner');
      await expect(session.query('drop policy tenant_isolation on connectors')).rejects.toThrow('must be owner');
      await expect(session.query('create table x (id uuid)')).rejects.toThrow('permission denied');
    });
  });
});

describe('references between tables', () => {
  let api: ApiUnderTest;
  let mine: Tenant;
  let theirs: Tenant;
  beforeAll(async () => {
    api = await startApiUnderTest();
    mine = await makeTenant(api, 'mine');
    theirs = await makeTenant(api, 'theirs');
  });
  afterAll(() => api.stop());

  it('carry the workspace, so that none can point into another', async () => {
    const loose = await api.database.query<{ name: string }>(
      `select k.conname as name from pg_constraint k
       join pg_attribute own on own.attrelid = k.conrelid and own.attname = 'tenant_id'
       join pg_attribute other on other.attrelid = k.confrelid and other.attname = 'tenant_id'
       where k.contype = 'f' and not (own.attnum = any (k.conkey) and other.attnum = any (k.confkey))`,
    );
    expect(loose).toEqual([]);
  });

  it.each([
    ['connectors', 'secret_ref_id', 'secret-refs'],
    ['connectors', 'policy_id', 'policies'],
    ['routes', 'source_connector_id', 'connectors'],
    ['routes', 'destination_connector_id', 'connectors'],
  ])('of %s.%s are refused even to the system role', async (table, column, kind) => {
    await asRole(api.database.url, { role: 'signalbox_system' }, async (session) => {
      const point = (id?: string) =>
        session.affected(`update ${table} set ${column} = $1 where id = $2`, [id, mine.ids[table]]);
      await expect(point(theirs.ids[kind])).rejects.toThrow('violates foreign key constraint');
      expect(await point(mine.ids[kind])).toBe(1);
    });
  });
});

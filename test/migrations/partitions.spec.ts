import { createTestDatabase, type TestDatabase } from '@app/testing';
import { asRole } from '../support/sql';

const PARTITIONED = { event_log: 'created_at', request_log: 'created_at', runs: 'started_at' };

/** The first day of this month and of the following ones, in UTC. */
const months = (count: number) => {
  const now = new Date();
  return Array.from({ length: count }, (_, step) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + step)));
};
const suffix = (month: Date) => month.toISOString().slice(0, 7).replace('-', '_');

describe.each(Object.keys(PARTITIONED))('the monthly partitions of %s', (table) => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  const partitions = async () => {
    const rows = await database.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass order by 1`,
      [table],
    );
    return rows.map(({ name }) => name);
  };

  it('are there for this month and the next three, besides the one for all else', async () => {
    const expected = months(4).map((month) => `${table}_${suffix(month)}`);
    expect(await partitions()).toEqual([...expected, `${table}_default`]);
  });

  it('begin and end with the month in UTC, whatever the time zone of the session', async () => {
    await database.query(`set time zone 'Pacific/Auckland'`);
    await database.query(`select ensure_monthly_partitions($1, '2031-01-01', 1)`, [table]);
    await database.query(`set time zone 'UTC'`);
    const [row] = await database.query<{ bound: string }>(
      `select pg_get_expr(relpartbound, oid) as bound from pg_class where relname = $1`,
      [`${table}_2031_01`],
    );
    expect(row?.bound).toBe(`FOR VALUES FROM ('2031-01-01 00:00:00+00') TO ('2031-02-01 00:00:00+00')`);
  });

  it('are made once, also by the system role, which may create no table itself', async () => {
    await asRole(database.url, { role: 'signalbox_system' }, async (session) => {
      const make = async () => {
        const [row] = await session.query(`select ensure_monthly_partitions($1, '2032-11-15', 3) as made`, [table]);
        return row?.made;
      };
      expect(await make()).toBe(3);
      expect(await make()).toBe(0);
      await expect(session.query('create table own (id uuid)')).rejects.toThrow('permission denied');
    });
  });

  it('are not for the request role to make', async () => {
    await asRole(database.url, { role: 'signalbox_request' }, async (session) => {
      await expect(session.query(`select ensure_monthly_partitions($1, '2033-01-01', 1)`, [table])).rejects.toThrow(
        'permission denied',
      );
    });
  });
});

it('leaves room in the pages of runs, whose end changes nothing that is indexed', async () => {
  const database = await createTestDatabase();
  await database.query(`select ensure_monthly_partitions('runs', '2034-01-01', 1)`);
  const rows = await database.query<{ name: string }>(
    `select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
     where inhparent = 'runs'::regclass and not coalesce('fillfactor=50' = any(reloptions), false)`,
  );
  await database.drop();
  expect(rows).toEqual([]);
});

import { createTestDatabase, type TestDatabase } from '@app/testing';

interface Named {
  table: string;
  name: string;
}

const PREFIX: Record<string, string> = { p: 'pk', f: 'fk', u: 'uq', c: 'ck' };

/** Logs are one thing each; everything else is a table of many. */
const SINGULAR = /_log$|^webhook_inbox$/;

describe('names in the database', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  /** Without partitions, whose names PostgreSQL makes, and without the table that TypeORM keeps. */
  const ours = `c.relnamespace = 'public'::regnamespace and not c.relispartition and c.relname <> 'migrations'`;

  it('tell of a constraint what it is and on which table', async () => {
    const constraints = await database.query<Named & { kind: string; referenced: string | null }>(
      `select c.relname as table, k.conname as name, k.contype as kind, r.relname as referenced
       from pg_constraint k join pg_class c on c.oid = k.conrelid left join pg_class r on r.oid = k.confrelid
       where ${ours} and k.contype in ('p', 'f', 'u', 'c')`,
    );
    expect(constraints.length).toBeGreaterThan(50);
    const wrong = constraints.filter(({ table, name, kind, referenced }) => {
      if (kind === 'p') return name !== `pk_${table}`;
      if (kind === 'f') return !name.startsWith(`fk_${table}_`) || !name.endsWith(`_${referenced}`);
      return !name.startsWith(`${PREFIX[kind]}_${table}_`);
    });
    expect(wrong).toEqual([]);
  });

  it('tell of an index its table, and of a unique one that it is', async () => {
    const indexes = await database.query<Named & { unique: boolean; partial: boolean; columns: string[] }>(
      `select c.relname as table, i.relname as name, x.indisunique as unique, x.indpred is not null as partial,
         array(select a.attname::text from unnest(x.indkey) with ordinality k(n, at)
           join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.n order by k.at) as columns
       from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
       where ${ours} and not x.indisprimary`,
    );
    expect(indexes.length).toBeGreaterThan(40);
    const wrong = indexes.filter(({ table, name, unique, partial, columns }) => {
      const ofTable = `${unique ? 'uq' : 'idx'}_${table}_`;
      const named = `${ofTable}${columns.join('_')}`;
      // A partial index may be named after what it is for, a unique index may leave out the partition key.
      return name !== named && !(unique && named.startsWith(name)) && !(partial && name.startsWith(ofTable));
    });
    expect(wrong).toEqual([]);
  });

  it('let an index of a list begin with its workspace', async () => {
    const listed = await database.query<Named>(
      `select c.relname as table, i.relname as name
       from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
       join pg_attribute a on a.attrelid = c.oid and a.attname in ('created_at', 'received_at', 'started_at')
       join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
       where ${ours} and a.attnum = x.indkey[x.indnatts - 1] and x.indkey[0] <> t.attnum and not x.indisprimary`,
    );
    // Those of one operator or one job are no lists of a workspace.
    expect(listed.map(({ name }) => name).sort()).toEqual([
      'idx_operator_audit_log_operator_user_id_created_at',
      'idx_runs_job_id_started_at',
    ]);
  });

  it('are small letters, digits and underscores, tables in the plural', async () => {
    const columns = await database.query<Named>(
      `select c.relname as table, a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where ${ours} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
    );
    const wrong = columns.filter(({ table, name }) => {
      return !/^[a-z][a-z0-9_]*$/.test(name) || !(table.endsWith('s') || SINGULAR.test(table));
    });
    expect(wrong).toEqual([]);
  });

  it('tell with every time its zone', async () => {
    const bare = await database.query(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and data_type = 'timestamp without time zone'`,
    );
    expect(bare).toEqual([]);
  });
});

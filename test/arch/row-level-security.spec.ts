import { createTestDatabase, type TestDatabase } from '@app/testing';

interface Table {
  name: string;
  partition: boolean;
  /** The column that names the workspace. */
  tenant: string | null;
  forced: boolean;
  /** The request role's rights. */
  rights: string[];
}

interface Policy {
  table: string;
  roles: string[];
  command: string;
  using: string | null;
  check: string | null;
}

const SETTING = "current_setting('signalbox.workspace_id'::text, true)";

describe('row-level security', () => {
  let database: TestDatabase;
  let tables: Table[];
  let policies: Policy[];

  beforeAll(async () => {
    database = await createTestDatabase();
    tables = await database.query<Table>(
      `select c.relname as name, c.relispartition as partition, c.relrowsecurity and c.relforcerowsecurity as forced,
         case when c.relname = 'workspaces' then 'id' else (
           select attname::text from pg_attribute
           where attrelid = c.oid and attname in ('tenant_id', 'workspace_id') and not attisdropped
         ) end as tenant,
         array(
           select right_name from unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references']) right_name
           where has_table_privilege('signalbox_request', c.oid, right_name)
         ) as rights
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    policies = await database.query<Policy>(
      `select tablename as table, roles::text[], cmd as command, qual as using, with_check as check from pg_policies`,
    );
  });
  afterAll(() => database.drop());

  const tenantTables = () => tables.filter(({ tenant, partition }) => tenant !== null && !partition);
  const requestPolicies = (table: string) =>
    policies.filter((policy) => policy.table === table && policy.roles.includes('signalbox_request'));
  const names = (found: Table[]) => found.map(({ name }) => name);

  it('finds the tenant tables', () => {
    expect(tenantTables().length).toBeGreaterThan(15);
  });

  it('is forced on every table, so that it binds the owner too', () => {
    const known = new Set(['migrations']);
    const open = tables.filter(({ name, forced, partition }) => !forced && !partition && !known.has(name));
    expect(names(open)).toEqual([]);
  });

  it('shows the request role the rows of its workspace only, and takes no others', () => {
    for (const { name, tenant } of tenantTables()) {
      const [policy, ...others] = requestPolicies(name);
      expect([name, others]).toEqual([name, []]);
      expect([name, policy?.command]).toEqual([name, 'ALL']);
      for (const rule of [policy?.using, policy?.check]) {
        expect([name, rule?.includes(SETTING), rule?.startsWith(`(${tenant} = `)]).toEqual([name, true, true]);
      }
    }
  });

  it('gives no policy to everyone', () => {
    expect(policies.filter(({ roles }) => roles.includes('public'))).toEqual([]);
  });

  it.each(['users', 'user_sessions', 'workers', 'migrations'])('closes %s to the request role', (table) => {
    expect(tables.find(({ name }) => name === table)?.rights).toEqual([]);
    expect(requestPolicies(table)).toEqual([]);
  });

  it('closes every table that belongs to no workspace', () => {
    expect(names(tables.filter(({ tenant, rights }) => tenant === null && rights.length > 0))).toEqual([]);
  });

  it('closes partitions: past their parent nothing is read or written', () => {
    const partitions = tables.filter(({ partition }) => partition);
    expect(partitions.length).toBeGreaterThan(12);
    expect(names(partitions.filter(({ rights }) => rights.length > 0))).toEqual([]);
  });

  it('lets the request role add to the logs and never change them', () => {
    for (const log of ['event_log', 'request_log', 'operator_audit_log', 'secret_access_log', 'policy_versions']) {
      expect([log, tables.find(({ name }) => name === log)?.rights]).toEqual([log, ['select', 'insert']]);
    }
  });

  it('lets the request role truncate nothing and run no function of ours', async () => {
    expect(names(tables.filter(({ rights }) => rights.includes('truncate')))).toEqual([]);
    const functions = await database.query(
      `select proname from pg_proc where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype
         and has_function_privilege('signalbox_request', oid, 'execute')`,
    );
    expect(functions).toEqual([]);
  });

  it('knows no role that looks past it', async () => {
    const roles = await database.query(
      `select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname like 'signalbox\\_%' order by 1`,
    );
    const bound = { rolsuper: false, rolbypassrls: false, rolcanlogin: false };
    expect(roles).toEqual([
      { rolname: 'signalbox_request', ...bound },
      { rolname: 'signalbox_system', ...bound },
    ]);
  });
});

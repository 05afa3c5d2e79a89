import { migrations } from '../../migrations';
import { lintMigrations } from './migration-lint';
import { recordedSql } from './recorded-sql';
import { sqlStatements } from './sql-statements';

/**
 * The migrations up to this one came before the first release: no version was serving that they could disturb, and they
 * built the tables that they changed. Everything after it runs under the version before.
 */
const LAST_BEFORE_THE_FIRST_RELEASE = 1_763_870_000_000;
/** How many they are: one that comes later cannot hide between them. */
const BEFORE_THE_FIRST_RELEASE = 25;

const timestampOf = (name: string) => Number(/\d{13}$/.exec(name)?.[0]);

const lint = (sql: string | string[], inTransaction = true) =>
  lintMigrations([{ name: 'Test1', sql: [sql].flat(), inTransaction }]).map(({ rule }) => rule);

describe('the migrations', () => {
  it('are safe while the version before still serves', async () => {
    const later = migrations.filter(({ name }) => timestampOf(name) > LAST_BEFORE_THE_FIRST_RELEASE);
    expect(lintMigrations(await Promise.all(later.map(recordedSql)))).toEqual([]);
  });

  it('are all looked at that came later, whatever time they name', () => {
    const times = migrations.map(({ name }) => timestampOf(name));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.indexOf(LAST_BEFORE_THE_FIRST_RELEASE) + 1).toBe(BEFORE_THE_FIRST_RELEASE);
  });

  it('would not all have been without the escape for those before the first release', async () => {
    const problems = lintMigrations(await Promise.all(migrations.map(recordedSql)));
    expect(problems.length).toBeGreaterThan(0);
    for (const { migration } of problems)
      expect(timestampOf(migration)).toBeLessThanOrEqual(LAST_BEFORE_THE_FIRST_RELEASE);
  });
});

describe('the lint of migrations', () => {
  it.each([
    ['create index idx_jobs_x on jobs (x)', 'index-not-concurrent'],
    ['create unique index uq_jobs_x on jobs (x)', 'index-not-concurrent'],
    ['drop index concurrently idx_jobs_x', 'concurrent-in-transaction'],
    ['alter table jobs alter column attempts type bigint', 'column-rewrite'],
    ['alter table jobs add column y int generated always as (attempts + 1) stored', 'column-rewrite'],
    ['alter table jobs add column y bigserial', 'column-rewrite'],
    ['alter table jobs add column y uuid default gen_random_uuid()', 'volatile-default'],
    ['alter table jobs add column y text not null', 'not-null-without-default'],
    ['alter table jobs add column z int, add column y text not null', 'not-null-without-default'],
    ['alter table jobs alter column result set not null', 'set-not-null'],
    ['alter table jobs add constraint fk_x foreign key (a) references b (id)', 'constraint-not-validated-apart'],
    ['alter table jobs add constraint ck_x check (attempts > 0)', 'constraint-not-validated-apart'],
    ['alter table jobs add constraint uq_x unique (a)', 'constraint-builds-index'],
    ['alter table jobs rename column type to kind', 'rename'],
    ['alter table jobs rename to work', 'rename'],
    ['alter table jobs drop column result', 'drop'],
    ['alter table jobs add column y int, drop result', 'drop'],
    ['alter table jobs alter column lane drop default', 'drop'],
    ['drop table jobs', 'drop'],
    ['drop policy tenant_isolation on jobs', 'drop'],
    ['revoke select on jobs from signalbox_request', 'revoke'],
    [`update jobs set lane = 'bulk'`, 'rows-in-one-transaction'],
    ['with a as (select 1) delete from jobs', 'rows-in-one-transaction'],
    ['insert into jobs select * from old_jobs', 'rows-in-one-transaction'],
    ['truncate jobs', 'whole-table-lock'],
    ['lock table jobs', 'whole-table-lock'],
    ['alter table runs detach partition runs_2026_01', 'whole-table-lock'],
    ['do $$ begin execute 1; end $$', 'opaque'],
    ['do $$ begin update jobs set lane = 1; end $$', 'opaque'],
  ])('finds: %s', (sql, rule) => {
    expect(lint(sql)).toEqual([rule]);
  });

  it.each([
    'alter table jobs add column y text',
    `alter table jobs add column y text not null default 'none', add column z timestamptz default now()`,
    'alter table jobs add constraint ck_x check (attempts > 0) not valid',
    'alter table jobs validate constraint ck_x',
    'alter table jobs add constraint uq_x unique using index uq_x',
    'alter table jobs drop constraint ck_x',
    'create table more (id uuid not null, primary key (id)); create index idx_more_id on more (id); drop table more',
    `create function f() returns void language sql as $$ update jobs set lane = 'bulk'; drop table jobs $$`,
    `comment on table jobs is 'drop table; truncate jobs'`,
    'create table more (id uuid); do $$ begin alter table more alter column id set default null; end $$',
    'create function f() returns void language sql as $$ select $$; revoke execute on function f from public',
    'create trigger t before update on jobs for each row execute function f()',
    `-- safe: the table has one row per workspace, so this takes a moment\ncreate index idx_workspaces_x on workspaces (x)`,
  ])('lets pass: %s', (sql) => {
    expect(lint(sql)).toEqual([]);
  });

  it('lets an index be built beside the traffic, where a try that was cut off can be tried again', () => {
    const [drop, create] = ['drop index concurrently if exists idx_x', 'create index concurrently idx_x on jobs (x)'];
    expect(lint([drop, create], false)).toEqual([]);
    expect(lint([create], false)).toEqual(['not-repeatable']);
    expect(lint([drop.replace('idx_x', 'idx_y'), create], false)).toEqual(['not-repeatable']);
    // PostgreSQL runs the statements of one query in one transaction.
    expect(new Set(lint(`${drop}; ${create}`, false))).toEqual(
      new Set(['concurrent-in-transaction', 'not-repeatable']),
    );
  });

  it('takes an escape for the statement that it stands in, and only with a reason', () => {
    expect(lint('-- safe: ok\ntruncate jobs')).toEqual(['whole-table-lock']);
    expect(lint('-- safe: nothing is in there before the next release\ntruncate jobs; truncate runs')).toEqual([
      'whole-table-lock',
    ]);
  });

  it('splits SQL where PostgreSQL does', () => {
    const texts = sqlStatements(`select ';' as "a;b"; -- c;\n/* d; */ select $x$ e; $x$; select 1`).map(
      ({ text }) => text,
    );
    expect(texts).toEqual([`select ';' as "a;b"`, 'select', 'select 1']);
  });
});

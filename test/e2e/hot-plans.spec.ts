import { dataSourceOptions } from '@app/database';
import { newId } from '@app/kernel';
import { createTestDatabase, type TestDatabase } from '@app/testing';
import { DataSource } from 'typeorm';
import { CLAIM, CLAIM_OF_BACKLOGS } from '../../libs/jobs/src/execute/claim.sql';
import { RESTS_OR_RUNS } from '../../libs/jobs/src/jobs-of-trace.sql';
import { insertAndClaim } from '../../libs/jobs/src/execute/eager-claim.sql';
import { EXTEND } from '../../libs/jobs/src/execute/leases';
import { SETTLE } from '../../libs/jobs/src/execute/settler';
import { ANY_LOST, REAP } from '../../libs/jobs/src/maintenance/lost-runs.reaper';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  /** Of a bitmap. */
  readonly 'Recheck Cond'?: string;
  readonly Plans?: readonly Plan[];
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** The statistics of a table change while it is worked on; a plan that is good for some of them only is a trap. */
describe.each([
  ['an empty table', 0, 0],
  ['all jobs due', 0, 20_000],
  ['one job in ten due', 18_000, 2_000],
  ['one job due among many that are done', 20_000, 1],
])('with the statistics of %s', (_what, done, due) => {
  let database: TestDatabase;
  let product: DataSource;
  const tenant = newId();

  beforeAll(async () => {
    database = await createTestDatabase();
    product = await new DataSource(
      dataSourceOptions({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 1 }),
    ).initialize();
    await database.query(`insert into workspaces (id, name, slug) values ($1, 'w', 'w')`, [tenant]);
    const insert = (status: string, finishedAt: string, count: number) =>
      database.query(
        `insert into jobs (id, tenant_id, type, status, max_attempts, trace_id, finished_at)
         select gen_random_uuid(), $1, 'test.note', '${status}', 3, 'trace ' || number, ${finishedAt}
         from generate_series(1, $2) as number`,
        [tenant, count],
      );
    await insert('success', 'now()', done);
    await insert('queued', 'null', due);
    await database.query('analyze jobs');
  });

  afterAll(async () => {
    await product.destroy();
    await database.drop();
  });

  async function plan(sql: string, parameters: unknown[], table = 'jobs'): Promise<Plan[]> {
    const [row] = await product.query<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(`explain (format json) ${sql}`, parameters);
    return nodes(row?.['QUERY PLAN'][0].Plan as Plan).filter((node) => node['Relation Name']?.startsWith(table));
  }

  /** Names of indexes; a part of a bitmap has no table. */
  async function indexes(sql: string, parameters: unknown[]): Promise<(string | undefined)[]> {
    const [row] = await product.query<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(`explain (format json) ${sql}`, parameters);
    const found = nodes(row?.['QUERY PLAN'][0].Plan as Plan).filter((node) => node['Node Type'].includes('Index'));
    return found.map((node) => node['Index Name']);
  }

  const scans = (plan: Plan[]) => plan.filter((node) => node['Node Type'].includes('Scan'));

  const work = ['default', 100, ['test.note'], Array.from({ length: 100 }, newId), 30, 'worker'];
  const claims = [
    ['a claim of all', CLAIM, [], ['00000000-0000-0000-0000-000000000000', 32, 512]],
    ['a claim of the others', CLAIM, [newId()], ['00000000-0000-0000-0000-000000000000', 32, 512]],
    ['a claim of backlogs', CLAIM_OF_BACKLOGS, [newId()], []],
  ] as const;

  it.each(claims)('%s walks the index of waiting jobs, in its order', async (_what, sql, workspaces, walk) => {
    const found = scans(await plan(sql, [...work, workspaces, ...walk]));
    expect(found.map((scan) => scan['Index Name'] ?? scan['Node Type'])).toEqual([
      ...walk.slice(1).map(() => 'idx_jobs_waiting'),
      'idx_jobs_waiting',
      'Tid Scan',
    ]);
  });

  it.each(claims)('for %s no other index can stand in for that one', async (_what, sql, workspaces, walk) => {
    await product.query('begin');
    try {
      await product.query('drop index idx_jobs_waiting');
      const found = scans(await plan(sql, [...work, workspaces, ...walk]));
      expect(found.map((scan) => scan['Node Type'])).toEqual([
        ...walk.slice(1).map(() => 'Seq Scan'),
        'Seq Scan',
        'Tid Scan',
      ]);
    } finally {
      await product.query('rollback');
    }
  });

  it('an eager claim looks whether something waits in the index of waiting jobs', async () => {
    const each = <T>(value: T) => Array.from({ length: 3 }, () => value);
    const eager = [
      ...[each(newId()), each(newId()), each('test.note'), each('default'), each(0), each(3), each(null), each('{}')],
      ...[each(null), each(null), each(null), each(null), each('trace'), each(null), each(null)],
      ...[each(newId()), 30, 'worker'],
    ];
    const found = scans(await plan(`with ${insertAndClaim(1)} select * from claimed`, eager));
    expect(found.map((scan) => scan['Index Name'])).toEqual(['idx_jobs_waiting']);
  });

  it('a heartbeat finds its jobs by their ids', async () => {
    const ids = Array.from({ length: 3 }, newId);
    const found = scans(await plan(EXTEND, [ids, ids, 30]));
    expect(found.map((scan) => scan['Index Name'])).toEqual(['pk_jobs', 'pk_jobs', 'pk_jobs']);
  });

  it('a look for lost runs walks the index of leases in its order, and no run is read that is not lost', async () => {
    const [look, ...others] = await plan(ANY_LOST, []);
    expect(others).toEqual([]);
    expect(look).toMatchObject({ 'Node Type': expect.stringMatching(/^Index (Only )?Scan$/) });
    expect(look?.['Index Name']).toBe('idx_jobs_lease_expires_at');
    const runs = scans(await plan(REAP, [500, 3], 'runs_'));
    expect(runs.length).toBeGreaterThan(1);
    for (const scan of runs) expect(scan['Index Cond'] ?? scan['Recheck Cond']).toContain('id = ANY');
  });

  it('the jobs of a trace are those that rest and those that run', async () => {
    const ofTrace = `select * from jobs where tenant_id = $1 and trace_id = $2 and ${RESTS_OR_RUNS}
      order by created_at limit 1000`;
    const found = await indexes(ofTrace, [tenant, 'trace 7']);
    // Such a plan is not kept: while a table has no rows any may be taken.
    if (done + due > 0) expect(found).toEqual(['idx_jobs_resting_trace_id', 'idx_jobs_lease_expires_at']);
  });

  it('a settlement finds its jobs by their ids', async () => {
    const each = <T>(value: T) => Array.from({ length: 3 }, () => value);
    const settle = [
      ...[each(newId()), each(newId()), each(new Date()), each('success'), each('success'), each(null), each(false)],
      ...[each(null), each(null), each(newId())],
    ];
    const found = scans(await plan(SETTLE, settle));
    expect(found.map((scan) => scan['Index Name'])).toEqual(['pk_jobs']);
  });
});

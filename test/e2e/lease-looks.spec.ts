import { dataSourceOptions } from '@app/database';
import { newId } from '@app/kernel';
import { createTestDatabase, type TestDatabase } from '@app/testing';
import { DataSource } from 'typeorm';
import { ANY_LOST } from '../../libs/jobs/src/maintenance/lost-runs.reaper';

const JOBS = 10_000;

/** The index of leases still has an entry for each job that ended in time, until somebody passes it. */
describe('after a look for lost runs', () => {
  let database: TestDatabase;
  let product: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    product = await new DataSource(
      dataSourceOptions({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 1 }),
    ).initialize();
    const tenant = newId();
    await database.query(`insert into workspaces (id, name, slug) values ($1, 'w', 'w')`, [tenant]);
    await database.query(
      `insert into jobs (id, tenant_id, type, status, max_attempts, trace_id, lease_token, lease_expires_at)
       select gen_random_uuid(), $1, 'test.note', 'running', 3, 't', gen_random_uuid(), now() + interval '30 seconds'
       from generate_series(1, $2)`,
      [tenant, JOBS],
    );
    await database.query('analyze jobs');
    await database.query(
      `update jobs set status = 'success', lease_token = null, lease_expires_at = null, finished_at = now()`,
    );
  });

  afterAll(async () => {
    await product.destroy();
    await database.drop();
  });

  /** Pages that it takes to find out which jobs run. */
  async function pages(): Promise<number> {
    const [row] = await product.query<{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number } }] }[]>(
      `explain (analyze, buffers, format json)
       select updated_at from jobs where status = 'running' order by lease_expires_at limit 50000`,
    );
    return row?.['QUERY PLAN'][0].Plan['Shared Hit Blocks'] ?? NaN;
  }

  it('no other look passes the jobs that ended before their leases ran out', async () => {
    await product.query(ANY_LOST);
    expect(await pages()).toBeLessThan(50);
  });
});

import { newId } from '@app/kernel';
import { AppProcess, createTestDatabase, type TestDatabase, testEnvironment, until } from '@app/testing';
import { Client } from 'pg';

const SCHEDULES = 200;

/** What the schedules call is not there: their jobs end at once, dead. */
const PAYLOAD = { connectorId: newId(), method: 'GET', path: '/' };

describe('a worker that dies while it takes ticks', () => {
  let database: TestDatabase;
  let environment: NodeJS.ProcessEnv;
  let workers: AppProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    environment = testEnvironment(database, { WORKER_LEASE_SECONDS: '1' });
    await database.query(
      `insert into workspaces (id, name, slug, env) values (gen_random_uuid(), 'acme', 'acme', 'test')`,
    );
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    workers = [];
    await database.query('truncate jobs, runs, schedules');
  });
  afterAll(() => database.drop());

  async function startWorker(): Promise<AppProcess> {
    const worker = await AppProcess.start('worker', environment);
    workers.push(worker);
    return worker;
  }

  const makeDue = () =>
    database.query(
      `insert into schedules (id, tenant_id, name, job_type, payload_json, cron, overlap, catch_up, next_run_at)
       select gen_random_uuid(), workspaces.id, n::text, 'connector.call', $1, '0 0 1 1 *', 'queue', 'one', now()
       from workspaces, generate_series(1, $2) as n`,
      [PAYLOAD, SCHEDULES],
    );

  const waiting = async () =>
    (await database.query(`select from schedules where next_run_at <= now() and enabled`)).length;

  async function expectOneJobEach(): Promise<void> {
    await until('every tick to be taken', async () => (await waiting()) === 0, 60_000);
    const rows = await database.query<{ jobs: number }>(
      `select count(jobs.id)::int as jobs from schedules left join jobs on jobs.schedule_id = schedules.id
       group by schedules.id`,
    );
    expect(rows.map(({ jobs }) => jobs)).toEqual(Array(SCHEDULES).fill(1));
  }

  it('leaves every tick to another one, also those whose jobs it was just writing', async () => {
    await makeDue();
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table jobs in share mode');
    const dying = await startWorker();
    await until('the worker to write jobs', async () => {
      const rows = await database.query(
        `select from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query ~ '^\\s*insert into jobs'`,
      );
      return rows.length > 0;
    });
    await dying.end('SIGKILL');
    await holder.query('rollback');
    await holder.end();
    expect(await waiting()).toBe(SCHEDULES);
    await startWorker();
    await expectOneJobEach();
  }, 120_000);

  it('takes each once among three, one of which is killed somewhere in between', async () => {
    const [dying] = await Promise.all([startWorker(), startWorker(), startWorker()]);
    await makeDue();
    await until('the first ticks to be taken', async () => (await waiting()) < SCHEDULES);
    await dying?.end('SIGKILL');
    await expectOneJobEach();
  }, 120_000);
});

import { AppProcess, testEnvironment, until } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../support/api-under-test';
import { putJobs } from '../support/many-jobs';
import { makeWorkspace, type TestWorkspace } from '../support/people';

const COUNT = 10_000;

describe('a redrive whose worker is killed', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  const workers: AppProcess[] = [];
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    await putJobs(api.database, acme.id, { count: COUNT, status: 'dead' });
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await api.stop();
  });

  const startWorker = async () => {
    const worker = await AppProcess.start('worker', testEnvironment(api.database));
    workers.push(worker);
    return worker;
  };

  it('is finished by the next one, and every job is redriven once', async () => {
    const worker = await startWorker();
    const { id } = (await api.operator.post(`${acme.base}/jobs/redrive`, {}).expect(202)).body as { id: string };
    await until('the redrive to be under way', async () => {
      const [order] = await api.database.query<{ done: number }>(`select done from job_orders where id = $1`, [id]);
      return (order?.done ?? 0) > 0;
    });
    await worker.end('SIGKILL');
    const [order] = await api.database.query<{ done: number }>(`select done from job_orders where id = $1`, [id]);
    expect(order?.done).toBeLessThan(COUNT);
    await startWorker();
    const job = await until(
      'the redrive to end',
      async () => {
        const { body } = await api.operator.get(`${acme.base}/jobs/${id}`).expect(200);
        return (body as { finishedAt: string | null }).finishedAt === null ? undefined : (body as object);
      },
      60_000,
    );
    expect(job).toMatchObject({
      status: 'success',
      result: { total: COUNT, done: COUNT, skipped: 0 },
      runs: [{ status: 'lost' }, { status: 'success' }],
    });
    const [told] = await api.database.query(
      `select count(*)::int as times, count(distinct job)::int as jobs
       from event_log cross join jsonb_array_elements_text(data_json -> 'jobIds') as told (job)
       where type = 'jobs.redriven'`,
    );
    expect(told).toEqual({ times: COUNT, jobs: COUNT });
    const states = await api.database.query(
      `select status, attempts, count(*)::int as count from jobs where type = 'test.nobodys' group by 1, 2`,
    );
    expect(states).toEqual([{ status: 'queued', attempts: 0, count: COUNT }]);
  }, 120_000);
});

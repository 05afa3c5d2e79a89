import { ApiClient, startWorker, testEnvironment, until } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace, type TestWorkspace } from '../../support/people';

describe('workers for some lanes', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
  });
  afterAll(() => api.stop());

  const health = async () => (await ApiClient.anonymous(api.app).get('/health/ready')).body.details.worker;
  const start = (lanes: string) => startWorker(testEnvironment(api.database, { WORKER_LANES: lanes }));

  it('leave the other lanes alone, and readiness names those that nobody works', async () => {
    const urgent = await start('high,default');
    try {
      await until('the worker to be seen', async () => /no worker works bulk/.test((await health()).message ?? ''));
      const order = await api.operator.post(`${acme.base}/jobs/redrive`, {}).expect(202);
      const { id: jobId } = order.body as { id: string };
      const job = async () => (await api.operator.get(`${acme.base}/jobs/${jobId}`).expect(200)).body;
      expect(await job()).toMatchObject({ lane: 'bulk', status: 'queued' });
      const bulk = await start('bulk');
      try {
        await until('the job to end', async () => (await job()).status === 'success');
        await until('every lane to be worked', async () => (await health()).degraded === undefined);
        const [run] = await api.database.query('select worker_id from runs where job_id = $1', [jobId]);
        const [worker] = await api.database.query(`select id from workers where lanes = '{bulk}'`);
        expect(run?.worker_id).toBe(worker?.id);
      } finally {
        await bulk.close();
      }
    } finally {
      await urgent.close();
    }
  });

  it('refuse a lane that does not exist, before they start', async () => {
    await expect(start('high,express')).rejects.toThrow(/WORKER_LANES: must be some of high, default, bulk/);
  });
});

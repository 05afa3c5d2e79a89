import { Broadcast } from '@app/redis';
import { until } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { putJobs } from '../../support/many-jobs';
import { makeWorkspace, type TestWorkspace, told } from '../../support/people';

describe('cancelling a job', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
  });
  afterAll(() => api.stop());

  const put = async (status: 'queued' | 'failed' | 'dead' | 'success') =>
    (await putJobs(api.database, acme.id, { count: 1, status }))[0] ?? '';
  const cancel = (id: string) => api.operator.post(`${acme.base}/jobs/${id}/cancel`);
  const claim = (id: string) =>
    api.database.query(
      `update jobs set status = 'running', lease_token = gen_random_uuid(), lease_expires_at = now() + interval '1 h'
       where id = $1`,
      [id],
    );

  it.each(['queued', 'failed'] as const)('that is %s ends it at once, on record', async (status) => {
    const id = await put(status);
    const { body } = await cancel(id).expect(200);
    expect(body).toMatchObject({ id, status: 'cancelled', cancelRequestedAt: null, finishedAt: expect.any(String) });
    const events = await api.database.query(`select type from event_log where data_json ->> 'jobId' = $1`, [id]);
    expect(events).toEqual([{ type: 'job.cancelled' }]);
    const audit = await api.operator.get(`${acme.base}/audit?action=job.cancel&resourceId=${id}`).expect(200);
    expect(audit.body.items).toHaveLength(1);
  });

  it('that runs asks its worker to end it, once, and says so to all processes', async () => {
    const heard: string[] = [];
    api.app.get(Broadcast).subscribe('job.cancel', (message) => heard.push(message));
    const id = await put('queued');
    await claim(id);
    const first = await cancel(id).expect(200);
    expect(first.body).toMatchObject({ status: 'running', finishedAt: null, cancelRequestedAt: expect.any(String) });
    await until('the processes to hear of it', async () => heard.includes(id) || (await cancel(id), false));
    const again = await cancel(id).expect(200);
    expect(again.body.cancelRequestedAt).toBe(first.body.cancelRequestedAt);
  });

  it.each(['dead', 'success'] as const)('that is %s is refused', async (status) => {
    const answer = await cancel(await put(status));
    expect(told(answer)).toEqual([409, 'job_already_over']);
    expect(answer.body.detail).toContain(status);
  });

  it('while it is settled ends in exactly one of both ways', async () => {
    for (let round = 0; round < 20; round += 1) {
      const id = await put('queued');
      await claim(id);
      const settle = api.database.query(
        `update jobs set status = 'success', finished_at = now(), lease_token = null, lease_expires_at = null
         where id = $1 and status = 'running'`,
        [id],
      );
      const [answer] = await Promise.all([cancel(id), settle]);
      const [row] = await api.database.query(`select status from jobs where id = $1`, [id]);
      expect(row).toEqual({ status: 'success' });
      expect([200, 409]).toContain(answer.status);
      if (answer.status === 200) expect(answer.body).toMatchObject({ status: 'running' });
    }
  });

  it('while it is claimed either ends it or asks its worker', async () => {
    for (let round = 0; round < 20; round += 1) {
      const id = await put('queued');
      const claimed = api.database.query(
        `update jobs set status = 'running', lease_token = gen_random_uuid(), lease_expires_at = now() + interval '1 h'
         where id = $1 and status in ('queued', 'failed')`,
        [id],
      );
      const [answer] = await Promise.all([cancel(id).expect(200), claimed]);
      const [row] = await api.database.query<{ status: string; asked: boolean }>(
        `select status, cancel_requested_at is not null as asked from jobs where id = $1`,
        [id],
      );
      expect([
        { status: 'cancelled', asked: false },
        { status: 'running', asked: true },
      ]).toContainEqual(row);
      expect(answer.body).toMatchObject({ status: row?.status });
    }
  });

  it('is undone by a retry, which forgets the request and the lost runs', async () => {
    const id = await put('queued');
    await cancel(id).expect(200);
    await api.database.query(`update jobs set cancel_requested_at = now() where id = $1`, [id]);
    const { body } = await api.operator.post(`${acme.base}/jobs/${id}/retry`).expect(200);
    expect(body).toMatchObject({ status: 'queued', cancelRequestedAt: null, lostRuns: 0, maxAttempts: 4 });
  });
});

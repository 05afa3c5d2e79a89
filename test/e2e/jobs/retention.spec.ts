import { idleWorker, testEnvironment } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { JobRetention } from '../../../libs/jobs/src/operate/retention/job-retention';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { type ManyJobs, putJobs } from '../../support/many-jobs';
import { makeWorkspace, type TestWorkspace, told } from '../../support/people';
import { badFields } from '../../support/problems';

const DEFAULTS = { success: 14, dead: 90, cancelled: 30 };

describe('jobs that are over', () => {
  let api: ApiUnderTest;
  /** Put together, not started. */
  let worker: NestFastifyApplication;
  let acme: TestWorkspace;
  let number = 0;
  beforeAll(async () => {
    api = await startApiUnderTest();
    worker = await idleWorker(testEnvironment(api.database));
  });
  beforeEach(async () => {
    await api.database.query('truncate jobs, runs, event_log');
    acme = await makeWorkspace(api, `acme-${(number += 1)}`);
  });
  afterAll(async () => {
    await worker.close();
    await api.stop();
  });

  const put = (jobs: Partial<ManyJobs> & Pick<ManyJobs, 'status'>) =>
    putJobs(api.database, acme.id, { count: 1, ...jobs });
  const prune = () => worker.get(JobRetention, { strict: false }).prune();
  const kept = async () =>
    (await api.database.query<{ id: string }>('select id from jobs order by id')).map(({ id }) => id);
  const set = (jobRetentionDays: object) => api.operator.patch(acme.base, { settings: { jobRetentionDays } });

  it('are kept as long as their workspace says, by how they ended, with defaults', async () => {
    expect((await api.operator.get(acme.base)).body).toMatchObject({ settings: { jobRetentionDays: DEFAULTS } });
    await put({ status: 'success', daysAgo: 15 });
    await put({ status: 'cancelled', daysAgo: 31 });
    await put({ status: 'dead', daysAgo: 91 });
    const stay = [
      ...(await put({ status: 'success', daysAgo: 13 })),
      ...(await put({ status: 'cancelled', daysAgo: 29 })),
      ...(await put({ status: 'dead', daysAgo: 89 })),
      ...(await put({ status: 'queued', daysAgo: 999 })),
      ...(await put({ status: 'failed', daysAgo: 999 })),
    ];
    expect(await prune()).toBe(3);
    expect(await kept()).toEqual(stay.sort());
    const events = await api.database.query(
      `select data_json ->> 'jobs' as jobs from event_log where type = 'jobs.pruned'`,
    );
    expect(events.map(({ jobs }) => JSON.parse(jobs as string) as object)).toEqual([
      { success: 1, dead: 1, cancelled: 1 },
    ]);
  });

  it('go as the settings change, which leave out what is not named', async () => {
    await put({ status: 'success', daysAgo: 3 });
    await put({ status: 'dead', daysAgo: 3 });
    const answer = await set({ success: 2 }).expect(200);
    expect(answer.body.settings.jobRetentionDays).toEqual({ ...DEFAULTS, success: 2 });
    expect(await prune()).toBe(1);
    const both = await set({ dead: 2 }).expect(200);
    expect(both.body.settings).toMatchObject({ jobRetentionDays: { ...DEFAULTS, success: 2, dead: 2 } });
    expect(await prune()).toBe(1);
    expect(await prune()).toBe(0);
  });

  it('cannot be kept for ever or not at all', async () => {
    for (const success of [0, -1, 3_651, 1.5, '7', null]) {
      const answer = await set({ success });
      expect([told(answer), badFields(answer)]).toEqual([
        [400, 'invalid_input'],
        ['settings.jobRetentionDays.success'],
      ]);
    }
    expect(badFields(await set({ failed: 3 }))).toEqual(['settings.jobRetentionDays.failed']);
  });

  it('go with their runs, and leave those of others', async () => {
    await put({ status: 'success', daysAgo: 40 });
    const [young] = await put({ status: 'success' });
    await api.database.query(
      `insert into runs (id, job_id, tenant_id, attempt, status, worker_id, trace_id, started_at, finished_at)
       select gen_random_uuid(), id, tenant_id, 1, 'success', 'w', 't', created_at, finished_at from jobs`,
    );
    expect(await prune()).toBe(1);
    const runs = await api.database.query('select job_id from runs');
    expect(runs).toEqual([{ job_id: young }]);
  });

  it('stay while what they made is not over, and while what made them may run again', async () => {
    const [parent, child] = [
      await put({ status: 'success', daysAgo: 40 }),
      await put({ status: 'queued', daysAgo: 40 }),
    ];
    const [dead, made] = [await put({ status: 'dead', daysAgo: 40 }), await put({ status: 'success', daysAgo: 40 })];
    for (const [of, its] of [
      [parent, child],
      [dead, made],
    ]) {
      await api.database.query(`update jobs set parent_id = $1, trace_id = 'one' where id = any ($2)`, [of?.[0], its]);
      await api.database.query(`update jobs set trace_id = 'one' where id = any ($1)`, [of]);
    }
    expect(await prune()).toBe(0);
    await api.database.query(`update jobs set status = 'success', finished_at = created_at where status = 'queued'`);
    expect(await prune()).toBe(2);
    expect(await kept()).toEqual([...dead, ...made].sort());
  });

  it('go in batches, also when several workers are at it', async () => {
    await put({ status: 'success', count: 1_700, daysAgo: 40 });
    await put({ status: 'success', count: 3 });
    const removed = await Promise.all([prune(), prune(), prune()]);
    expect(removed.reduce((sum, count) => sum + count, 0) + (await prune())).toBe(1_700);
    expect(await kept()).toHaveLength(3);
    const [row] = await api.database.query(
      `select sum((data_json -> 'jobs' ->> 'success')::int)::int as told, max((data_json -> 'jobs' ->> 'success')::int) as most
       from event_log where type = 'jobs.pruned'`,
    );
    expect(row).toEqual({ told: 1_700, most: 500 });
  });

  it('forget their idempotency key with them', async () => {
    const body = { type: 'http.request', payload: { url: 'https://example.com/', method: 'GET' }, idempotencyKey: 'k' };
    const first = await api.operator.post(`${acme.base}/jobs`, body).expect(201);
    await api.database.query(
      `update jobs set status = 'success', created_at = now() - interval '40 days', finished_at = now() - interval '40 days'`,
    );
    expect((await api.operator.post(`${acme.base}/jobs`, body).expect(201)).body).toMatchObject({ created: false });
    expect(await prune()).toBe(1);
    const again = await api.operator.post(`${acme.base}/jobs`, body).expect(201);
    expect(again.body).toMatchObject({ created: true });
    expect((again.body as { id: string }).id).not.toBe((first.body as { id: string }).id);
  });
});

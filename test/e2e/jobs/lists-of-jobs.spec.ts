import { newId } from '@app/kernel';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { readAll } from '../../support/lists';
import { putJobs } from '../../support/many-jobs';
import { makeWorkspace, type TestWorkspace } from '../../support/people';
import { badFields } from '../../support/problems';

interface Item {
  id: string;
  status: string;
}

describe('lists of jobs', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    await putJobs(api.database, acme.id, { count: 30, status: 'success' });
    await putJobs(api.database, acme.id, { count: 7, status: 'dead', errorCode: 'http_503' });
    await putJobs(api.database, acme.id, { count: 5, status: 'failed', errorCode: 'http_404', lane: 'high' });
    await putJobs(api.database, acme.id, { count: 3, status: 'queued', type: 'test.other', daysAgo: 9 });
  });
  afterAll(() => api.stop());

  const matching = async (query: string) => (await readAll<Item>(api.operator, `${acme.base}/jobs?${query}`, 4)).length;

  it.each([
    ['', 45],
    ['status=dead', 7],
    ['status=dead,failed', 12],
    ['status=dead&status=failed', 12],
    ['lane=high', 5],
    ['errorCode=http_503', 7],
    ['errorCode=http_503&status=failed', 0],
    ['type=test.other', 3],
    ['orderingKey=none', 0],
    [`createdBefore=${new Date(Date.now() - 86_400_000).toISOString()}`, 3],
    [`createdAfter=${new Date(Date.now() - 86_400_000).toISOString()}&status=queued`, 0],
    [`parentId=${newId()}`, 0],
  ])('filter by %s', async (query, count) => {
    expect(await matching(query)).toBe(count);
  });

  it('refuse filters that are none', async () => {
    const refused = async (query: string) =>
      badFields(await api.operator.get(`${acme.base}/jobs?${query}`).expect(400));
    expect(await refused('status=dead,gone')).toEqual(['status']);
    expect(await refused('lane=slow')).toEqual(['lane']);
    expect(await refused('createdAfter=soon')).toEqual(['createdAfter']);
  });

  it('come with counts of every status', async () => {
    const { body } = await api.operator.get(`${acme.base}/jobs/counts`).expect(200);
    const counts = (body as { statuses: { status: string; count: number; isCapped: boolean }[] }).statuses;
    expect(counts.map(({ status, count }) => [status, count])).toEqual([
      ['queued', 3],
      ['running', 0],
      ['success', 30],
      ['failed', 5],
      ['dead', 7],
      ['cancelled', 0],
    ]);
    expect(counts.some(({ isCapped }) => isCapped)).toBe(false);
  });

  it('come with counts of what the filters let through', async () => {
    const { body } = await api.operator.get(`${acme.base}/jobs/counts?parentId=${newId()}`).expect(200);
    expect((body as { statuses: { count: number }[] }).statuses.map(({ count }) => count)).toEqual(Array(6).fill(0));
    const refused = await api.operator.get(`${acme.base}/jobs/counts?lane=slow`).expect(400);
    expect(badFields(refused)).toEqual(['lane']);
  });

  it('count no further than their bound', async () => {
    const busy = await makeWorkspace(api, 'busy');
    await putJobs(api.database, busy.id, { count: 10_001, status: 'success' });
    const { body } = await api.operator.get(`${busy.base}/jobs/counts`).expect(200);
    expect((body as { statuses: object[] }).statuses[2]).toEqual({ status: 'success', count: 10_000, isCapped: true });
  });

  it('count only among the newest what no index serves, and say so', async () => {
    const failing = await makeWorkspace(api, 'failing');
    await putJobs(api.database, failing.id, { count: 2, status: 'dead', errorCode: 'http_404', daysAgo: 1 });
    await putJobs(api.database, failing.id, { count: 30_000, status: 'dead', errorCode: 'http_503' });
    const dead = async (query: string) => {
      const { body } = await api.operator.get(`${failing.base}/jobs/counts?${query}`).expect(200);
      return (body as { statuses: { status: string }[] }).statuses.find(({ status }) => status === 'dead');
    };
    const counted = (count: number) => ({ status: 'dead', count, isCapped: true });
    expect(await dead('errorCode=http_404')).toEqual(counted(1));
    expect(await dead('errorCode=http_503')).toEqual(counted(10_000));
    expect(await dead(`errorCode=http_404&createdBefore=${new Date(Date.now() - 86_000_000).toISOString()}`)).toEqual({
      ...counted(2),
      isCapped: false,
    });
  });

  it('lead to the whole story of a job', async () => {
    const [parent = '', child] = await putJobs(api.database, acme.id, { count: 2, status: 'failed' });
    await api.database.query(
      `update jobs set trace_id = 'of both', progress_json = '{"done": 1, "total": 2}',
         last_error_json = '{"code": "outer", "message": "o", "details": {"cause": {"code": "root", "message": "r"}}}'
       where id = any ($1)`,
      [[parent, child]],
    );
    await api.database.query(`update jobs set parent_id = $1 where id = $2`, [parent, child]);
    await api.database.query(
      `insert into runs (id, job_id, tenant_id, attempt, status, worker_id, trace_id, started_at, finished_at)
       select gen_random_uuid(), $1, $2, n, case n when 3 then 'running' else 'failed' end, 'w', 't',
         now() + make_interval(secs => n), case when n < 3 then now() + make_interval(secs => n + 0.25) end
       from generate_series(1, 3) as n`,
      [parent, acme.id],
    );
    const { body } = await api.operator.get(`${acme.base}/jobs/${parent}`).expect(200);
    expect(body).toMatchObject({
      progress: { done: 1, total: 2 },
      causes: [
        { code: 'outer', message: 'o' },
        { code: 'root', message: 'r' },
      ],
      children: [{ id: child, status: 'failed' }],
    });
    const { runs, nextAttemptAt, runAt } = body as { runs: { durationMs: number }[]; [time: string]: unknown };
    expect(nextAttemptAt).toBe(runAt);
    expect(runs.map(({ durationMs }) => durationMs)).toEqual([250, 250, null]);
    expect(await matching(`parentId=${parent}`)).toBe(1);
  });

  it('tell of a job that is over that no attempt is to come', async () => {
    const [id] = await putJobs(api.database, acme.id, { count: 1, status: 'dead' });
    const { body } = await api.operator.get(`${acme.base}/jobs/${id}`).expect(200);
    expect(body).toMatchObject({ nextAttemptAt: null, causes: [], children: [], runs: [] });
  });
});

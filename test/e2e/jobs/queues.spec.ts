import type { ApiClient } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { putJobs } from '../../support/many-jobs';
import { joinTeam, makeKey, makeWorkspace, type TestWorkspace, told } from '../../support/people';

interface Depth {
  due: number;
  later: number;
  running: number;
  isCapped: boolean;
}
interface LaneDepth extends Depth {
  lane: string;
  oldestDueSeconds: number | null;
  endedPerMinute: number;
  madePerMinute: number;
  drainedInSeconds: number | null;
}
interface Queues {
  lanes: LaneDepth[];
  types: (Omit<LaneDepth, 'lane'> & { type: string })[];
  connectors: (Omit<LaneDepth, 'lane'> & { connectorId: string })[];
  controls: object[];
}

const CONNECTOR = '0197aaaa-0000-7000-8000-00000000000c';

describe('the queues', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let number = 0;
  beforeAll(async () => (api = await startApiUnderTest()));
  beforeEach(async () => {
    await api.database.query('truncate jobs, runs');
    acme = await makeWorkspace(api, `acme-${(number += 1)}`);
  });
  afterAll(() => api.stop());

  const show = async (path = `${acme.base}/queues`, as: ApiClient = api.operator) =>
    (await as.get(path).expect(200)).body as Queues;
  const lane = ({ lanes }: Queues, name: string) => lanes.find((one) => one.lane === name);
  const due = (ids: string[], secondsAgo: number, more = 'priority = 0') =>
    api.database.query(`update jobs set run_at = now() - make_interval(secs => $2), ${more} where id = any ($1)`, [
      ids,
      secondsAgo,
    ]);

  it('are empty without jobs', async () => {
    const queues = await show();
    expect(queues).toMatchObject({ types: [], connectors: [] });
    expect(queues.lanes.map((one) => one.lane)).toEqual(['high', 'default', 'bulk']);
    for (const one of queues.lanes) {
      expect(one).toMatchObject({ due: 0, later: 0, running: 0, oldestDueSeconds: null, drainedInSeconds: 0 });
    }
  });

  it('tell what is due, what waits for later, what runs, and since when the oldest is due', async () => {
    await due(
      await putJobs(api.database, acme.id, { count: 5, status: 'queued', lane: 'default' }),
      100,
      'priority = 5',
    );
    await due(
      await putJobs(api.database, acme.id, { count: 2, status: 'failed', lane: 'default' }),
      10,
      'priority = -5',
    );
    await due(await putJobs(api.database, acme.id, { count: 3, status: 'queued', lane: 'default' }), -3_600);
    const running = await putJobs(api.database, acme.id, { count: 4, status: 'queued', lane: 'default' });
    await api.database.query(
      `update jobs set status = 'running', lease_token = gen_random_uuid(), lease_expires_at = now() where id = any ($1)`,
      [running],
    );
    const queue = lane(await show(), 'default');
    expect(queue).toMatchObject({ due: 7, later: 3, running: 4, isCapped: false });
    expect(queue?.oldestDueSeconds).toBeGreaterThanOrEqual(100);
    expect(queue?.oldestDueSeconds).toBeLessThan(200);
    expect(lane(await show(), 'bulk')).toMatchObject({ due: 0, later: 0, running: 0 });
  });

  it('tell the types and the connectors with the most jobs', async () => {
    const many = await putJobs(api.database, acme.id, { count: 9, status: 'queued', type: 'test.many' });
    await putJobs(api.database, acme.id, { count: 1, status: 'queued', type: 'test.few', lane: 'high' });
    await api.database.query(`update jobs set connector_id = $2 where id = any ($1)`, [many.slice(0, 4), CONNECTOR]);
    await due(many, 50);
    const { types, connectors } = await show();
    expect(types[0]?.oldestDueSeconds).toBeGreaterThanOrEqual(50);
    expect(types.map(({ type, due: waiting }) => [type, waiting])).toEqual([
      ['test.many', 9],
      ['test.few', 1],
    ]);
    expect(connectors).toMatchObject([
      { connectorId: CONNECTOR, due: 4, later: 0, running: 0, isCapped: false, paused: false },
    ]);
  });

  it('tell how fast jobs are made and end, and when none will wait', async () => {
    // Ended: 600 in the last five minutes, made long before; due: 60; made lately: those 60.
    const ended = await putJobs(api.database, acme.id, { count: 600, status: 'success', daysAgo: 1 });
    await api.database.query(`update jobs set finished_at = now() where id = any ($1)`, [ended]);
    await api.database.query(
      `insert into runs (id, job_id, tenant_id, attempt, status, worker_id, trace_id, started_at, finished_at)
       select gen_random_uuid(), id, tenant_id, 1, 'success', 'w', 't', now() - interval '1 minute', finished_at from jobs`,
    );
    await putJobs(api.database, acme.id, { count: 60, status: 'queued' });
    const queue = lane(await show(), 'bulk');
    expect(queue).toMatchObject({ due: 60, endedPerMinute: 120, madePerMinute: 12 });
    expect(queue?.drainedInSeconds).toBe(Math.ceil((60 / 108) * 60));
    const { lane: _, oldestDueSeconds: __, ...pace } = queue ?? { lane: '', oldestDueSeconds: 0 };
    expect((await show()).types).toMatchObject([{ type: 'test.nobodys', ...pace }]);
  });

  it('have no such moment while more is made than ends', async () => {
    await putJobs(api.database, acme.id, { count: 10, status: 'queued' });
    expect(lane(await show(), 'bulk')).toMatchObject({ endedPerMinute: 0, drainedInSeconds: null });
  });

  it('count no further than their bound', async () => {
    await putJobs(api.database, acme.id, { count: 50_001, status: 'queued' });
    const queues = await show();
    expect(lane(queues, 'bulk')).toMatchObject({ isCapped: true, due: 50_001 });
    expect(queues.types[0]).toMatchObject({ type: 'test.nobodys', isCapped: true });
  });

  it('of all workspaces are for operators, and those of one show nothing of another', async () => {
    const other = await makeWorkspace(api, `other-${number}`);
    await putJobs(api.database, acme.id, { count: 2, status: 'queued' });
    await due(await putJobs(api.database, other.id, { count: 3, status: 'queued' }), 500);
    expect(lane(await show(), 'bulk')).toMatchObject({ due: 2 });
    const all = lane(await show('/v1/queues'), 'bulk');
    expect(all).toMatchObject({ due: 5 });
    expect(all?.oldestDueSeconds).toBeGreaterThanOrEqual(500);
    const { owner } = await joinTeam(api, acme, `acme-${number}.example`);
    expect(told(await owner.get('/v1/queues'))).toEqual([403, 'permission_missing']);
    const { client } = await makeKey(api, acme, ['jobs:read']);
    expect(lane(await show(undefined, client), 'bulk')).toMatchObject({ due: 2 });
  });

  it('tell what is paused or limited, and what it holds', async () => {
    const controls = `${acme.base}/queue-controls`;
    await api.operator.put(controls, { target: 'type', type: 'test.echo', paused: true }).expect(200);
    await putJobs(api.database, acme.id, { count: 3, status: 'queued', lane: 'default' });
    const [{ id, name }] = (await show()).controls as [{ id: string; name: string }];
    await api.database.query(`update jobs set held_by = $1 where tenant_id = $2`, [id, acme.id]);
    const queues = await show();
    expect(queues.controls).toEqual([{ id, target: 'type', name, paused: true, maxRunning: null, held: 3 }]);
    expect(lane(queues, 'default')).toMatchObject({ due: 0, paused: false });
    await api.operator.put('/v1/lane-controls', { lane: 'bulk', paused: true }).expect(200);
    expect(lane(await show(), 'bulk')).toMatchObject({ paused: true });
    expect(lane(await show('/v1/queues'), 'bulk')).toMatchObject({ paused: true });
  });
});

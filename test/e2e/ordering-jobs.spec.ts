import { discard, done, retry } from '@app/jobs';
import type { WorkspaceScope } from '@app/kernel';
import { Bell } from '@app/queue';
import { until } from '@app/testing';
import { OrderingKeys } from '../../libs/jobs/src/enqueue/ordering-keys';
import type { ClaimedJob } from '../../libs/jobs/src/execute/claim';
import { settlementOf } from '../../libs/jobs/src/execute/settlement';
import { Settler } from '../../libs/jobs/src/execute/settler';
import { LostRunsReaper } from '../../libs/jobs/src/maintenance/lost-runs.reaper';
import { QUEUE, WAITING } from '../../libs/jobs/src/waiting-jobs.sql';
import { nameOf, note, TestJobs } from '../support/test-jobs';

const KEY = { orderingKey: 'account 7' };
const broken = { code: 'broken', message: 'It broke.' };

describe('jobs with an ordering key', () => {
  let jobs: TestJobs;
  let settler: Settler;
  let lines: OrderingKeys;
  let scope: WorkspaceScope;

  beforeAll(async () => {
    jobs = await TestJobs.start();
    settler = jobs.worker.get(Settler, { strict: false });
    lines = jobs.worker.get(OrderingKeys, { strict: false });
  });

  beforeEach(async () => {
    scope = await jobs.workspace();
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await jobs.database.query('truncate jobs, runs, event_log');
  });

  afterAll(async () => {
    await jobs.stop();
  });

  /** The next job, as soon as whoever makes way for it has done so. */
  const next = () => until('the next job', async () => (await jobs.claim(10)).jobs[0]);
  const names = async (limit = 10) => (await jobs.claim(limit)).jobs.map(nameOf);
  const end = (job: ClaimedJob, outcome = done()) => settler.settle(settlementOf(job, outcome, note));
  const free = () => jobs.database.query(`select from jobs where status in ('queued', 'failed') and held_by is null`);

  it('run one at a time and in their order, whatever their priority and however many slots are free', async () => {
    await jobs.enqueue(scope, ['a', 'b', 'c'], KEY);
    await jobs.enqueue(scope, ['urgent'], { ...KEY, priority: -9 });
    const order: string[] = [];
    while (order.length < 4) {
      const job = await next();
      order.push(nameOf(job));
      expect(await names()).toEqual([]);
      await end(job);
    }
    expect(order).toEqual(['a', 'b', 'c', 'urgent']);
  });

  it('do not wait for other keys, nor for the same key of another workspace', async () => {
    const other = await jobs.workspace();
    await jobs.enqueue(scope, ['mine', 'waits'], KEY);
    await jobs.enqueue(scope, ['other key'], { orderingKey: 'account 8' });
    await jobs.enqueue(other, ['other workspace'], KEY);
    await until('three lines to begin', async () => (await free()).length === 3);
    expect((await names()).sort()).toEqual(['mine', 'other key', 'other workspace']);
  });

  it('wait while the one before waits for its retry, and go on when it is dead', async () => {
    await jobs.enqueue(scope, ['first', 'second'], KEY);
    await end(await next(), retry(broken, 60_000));
    await lines.sweep();
    expect(await names()).toEqual([]);
    await jobs.database.query(`update jobs set run_at = now() where status = 'failed'`);
    await end(await next(), discard(broken));
    expect(nameOf(await next())).toBe('second');
  });

  it('go on when the worker of the last attempt of the one before is lost', async () => {
    await jobs.enqueue(scope, ['first', 'second'], { ...KEY, maxAttempts: 1 });
    await jobs.expire(await next());
    await jobs.worker.get(LostRunsReaper, { strict: false }).reap();
    expect(nameOf(await next())).toBe('second');
  });

  it('stand in line again when they come back from their end, and let no second one run', async () => {
    await jobs.enqueue(scope, ['dead', 'running', 'later'], KEY);
    const dead = await next();
    await end(dead, discard(broken));
    const running = await next();
    await jobs.database.query(`update jobs set status = 'queued', finished_at = null where id = $1`, [dead.id]);
    await lines.sweep();
    expect(await names()).toEqual([]);
    await end(running);
    expect(nameOf(await next())).toBe('dead');
  });

  it('are found by the sweep when nobody made way: the process died, or someone cancelled the first', async () => {
    jest.spyOn(lines, 'makeWay').mockResolvedValue();
    await jobs.enqueue(scope, ['first', 'second'], KEY);
    expect(await names()).toEqual([]);
    jest.restoreAllMocks();
    await lines.sweep();
    await jobs.database.query(
      `update jobs set status = 'cancelled', finished_at = now() where payload_json ->> 'name' = 'first'`,
    );
    await lines.sweep();
    expect(await names()).toEqual(['second']);
  });

  it('never run two at once, when many enqueue, end and look at the same time', async () => {
    jest.spyOn(jobs.worker.get(Bell), 'ringAt').mockImplementation();
    const [total, ended]: [number, string[]] = [120, []];
    const enqueue = async (from: number) => {
      for (let index = from; index < from + 20; index += 1) await jobs.enqueue(scope, [`job ${index}`], KEY);
    };
    const work = async () => {
      const claimer = jobs.newClaimer();
      while (ended.length < total) {
        const { jobs: claimed } = await jobs.claim(5, claimer);
        expect(claimed.length).toBeLessThanOrEqual(1);
        for (const job of claimed) {
          const [row] = await jobs.database.query(`select count(*)::int as running from jobs where status = 'running'`);
          expect(row).toEqual({ running: 1 });
          ended.push(nameOf(job));
          await end(job);
        }
      }
    };
    const looking = setInterval(() => void lines.sweep(), 50);
    await Promise.all([...[0, 20, 40, 60, 80, 100].map(enqueue), work(), work(), work()]);
    clearInterval(looking);
    expect(new Set(ended).size).toBe(total);
  });

  it('that wait behind one of 20,000 are met by no claim', async () => {
    await jobs.database.query(
      `insert into jobs (id, tenant_id, type, lane, max_attempts, trace_id, ordering_key, payload_json)
       select gen_random_uuid(), $1, $2, 'bulk', 1, 't', 'one line', '{"name": "x"}' from generate_series(1, 20000)`,
      [scope.workspaceId, note.type],
    );
    await jobs.enqueue(scope, ['without a key']);
    await lines.sweep();
    expect(await free()).toHaveLength(2);
    expect(await names()).toHaveLength(2);
    expect(await names()).toEqual([]);
    const [row] = await jobs.database.query<{ size: number }>(
      `select count(*)::int as size from jobs where held_by is null and status in ('queued', 'failed')`,
    );
    expect(row).toEqual({ size: 0 });
    expect(await planOfDueJobs()).toContain('idx_jobs_waiting');
  });

  /** How the claim looks for due jobs. */
  async function planOfDueJobs(): Promise<string> {
    const plan = await jobs.database.query(
      `explain select from jobs where lane = 'bulk' and ${WAITING} order by ${QUEUE} limit 1`,
    );
    return JSON.stringify(plan);
  }
});

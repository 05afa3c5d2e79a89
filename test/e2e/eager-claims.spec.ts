import { ChangeFeed } from '@app/changes';
import { SETTINGS } from '@app/config';
import { Database } from '@app/database';
import { EagerClaims, insertAndClaim, jobParameters, type NewJob, noClaim } from '@app/jobs';
import { newId, type WorkspaceScope } from '@app/kernel';
import { type EagerlyClaimed } from '../../libs/jobs/src/execute/eager-claims';
import type { ClaimedJob } from '../../libs/jobs/src/execute/claim';
import type { JobWorker } from '../../libs/jobs/src/execute/job-worker';
import { LostRunsReaper } from '../../libs/jobs/src/maintenance/lost-runs.reaper';
import { nameOf, note, TestJobs } from '../support/test-jobs';

const STATEMENT = `with ${insertAndClaim(1)} select id, run_id, started_at from claimed`;

/** A worker with so many free slots, which starts nothing. */
class Slots {
  readonly id = 'test';
  readonly types = [note.type];
  readonly started: ClaimedJob[] = [];
  constructor(public free: number) {}

  reserve(_lane: string, wanted: number): number {
    const slots = Math.min(this.free, wanted);
    this.free -= slots;
    return slots;
  }

  adopt(_lane: string, jobs: readonly ClaimedJob[], slots: number): void {
    this.started.push(...jobs);
    this.free += slots - jobs.length;
  }
}

describe('jobs that are claimed in the statement that makes them', () => {
  let jobs: TestJobs;
  let scope: WorkspaceScope;

  beforeAll(async () => {
    jobs = await TestJobs.start({ WORKER_LEASE_SECONDS: '60' });
  });

  beforeEach(async () => {
    await jobs.database.query('truncate jobs, runs, queue_controls');
    scope = await jobs.workspace();
  });

  afterAll(() => jobs.stop());

  const job = (name: string, more: Partial<NewJob> = {}): NewJob => {
    return { scope, definition: note, payload: { name }, traceId: 'trace', correlationId: 'event', ...more };
  };

  /** Makes the jobs as a worker with free slots does; answers with the names of those that run at once. */
  async function make(made: readonly NewJob[], slots = new Slots(100)): Promise<string[]> {
    const part = <T>(type: abstract new (...args: never[]) => T): T => jobs.worker.get(type, { strict: false });
    const eager = new EagerClaims(slots as unknown as JobWorker, part(ChangeFeed), jobs.worker.get(SETTINGS));
    const ids = made.map(() => newId());
    const claimed = await eager.claim(made, ids, (claim) =>
      part(Database).systemStatement<EagerlyClaimed>('dispatch', STATEMENT, [...jobParameters(made, ids), ...claim]),
    );
    expect([...claimed].sort()).toEqual(slots.started.map(({ id }) => id).sort());
    return slots.started.map(nameOf);
  }

  const control = (target: string, name: string | null, how: { paused?: boolean; max_running?: number }) =>
    jobs.database.query(
      `insert into queue_controls (id, tenant_id, target, name, paused, max_running) values ($1, $2, $3, $4, $5, $6)`,
      [newId(), target === 'lane' ? null : scope.workspaceId, target, name, how.paused ?? false, how.max_running],
    );

  const states = async () => {
    const rows = await jobs.database.query<{ name: string; status: string; runs: number }>(
      `select payload_json ->> 'name' as name, status, (select count(*)::int from runs where job_id = jobs.id) as runs
       from jobs order by id`,
    );
    return rows.map(({ name, status, runs }) => `${name} ${status} ${runs}`);
  };

  it('are as if they had been enqueued and claimed at once', async () => {
    await jobs.enqueue(scope, ['x'], { correlationId: 'event' });
    const { jobs: later } = await jobs.claim(1);
    const slots = new Slots(1);
    await make([job('x')], slots);
    const [before, after] = await Promise.all([later[0], slots.started[0]].map((one) => jobs.row(one!)));
    const unlike = ['id', 'lease_token', 'lease_expires_at', 'created_at', 'updated_at', 'run_at', 'due_in_seconds'];
    for (const row of [before, after]) for (const column of unlike) delete row![column];
    expect(after).toEqual(before);
    const { id, runId, startedAt, ...rest } = slots.started[0]!;
    expect(rest).toEqual({ ...later[0], id: undefined, runId: undefined, startedAt: undefined });
    const runs = await jobs.database.query(
      `select runs.id, runs.worker_id, runs.attempt, runs.started_at,
         lease_expires_at between now() + interval '50 s' and now() + interval '61 s' as lasts
       from runs join jobs on jobs.id = runs.job_id and lease_token = runs.id where job_id = $1`,
      [id],
    );
    expect(runs).toEqual([{ id: runId, worker_id: 'test', attempt: 1, started_at: startedAt, lasts: true }]);
  });

  it('are no more than there are free slots; the others wait', async () => {
    expect(
      await make(
        ['a', 'b', 'c'].map((name) => job(name)),
        new Slots(2),
      ),
    ).toEqual(['a', 'b']);
    expect(await states()).toEqual(['a running 1', 'b running 1', 'c queued 0']);
  });

  it('are none that keep an order, wait for their time, or are of a type that this worker does not run', async () => {
    const later = new Date(Date.now() + 60_000);
    const other = { ...note, type: 'test.other' };
    await make([
      job('ordered', { orderingKey: 'k' }),
      job('later', { runAt: later }),
      job('other', { definition: other }),
    ]);
    expect(await states()).toEqual(['ordered queued 0', 'later queued 0', 'other queued 0']);
  });

  it.each([
    ['the lane is paused', 'lane', 'bulk', { paused: true }],
    ['the type is paused', 'type', note.type, { paused: true }],
    ['the workspace is limited', 'workspace', null, { max_running: 1 }],
  ])('wait while %s, also where nobody told this worker', async (_what, target, name, how) => {
    await control(target, name ?? scope.workspaceId, how);
    expect(await make([job('a')])).toEqual([]);
    expect(await states()).toEqual(['a queued 0']);
  });

  it('wait in a workspace that is disabled', async () => {
    await jobs.database.query(`update workspaces set status = 'disabled' where id = $1`, [scope.workspaceId]);
    expect(await make([job('a')])).toEqual([]);
    expect(await states()).toEqual(['a queued 0']);
  });

  it('wait behind what has waited longer or matters more, and behind nothing else', async () => {
    await jobs.enqueue(scope, ['later'], { runAt: new Date(Date.now() + 60_000) });
    await jobs.enqueue(scope, ['less'], { priority: 5 });
    expect(await make([job('a')])).toEqual(['a']);
    await jobs.enqueue(scope, ['due']);
    expect(await make([job('b')])).toEqual([]);
    expect(await states()).toEqual(['later queued 0', 'less queued 0', 'a running 1', 'due queued 0', 'b queued 0']);
  });

  it('are made once, however many workers make them', async () => {
    const both = await Promise.all([1, 2].map(() => make([job('a', { idempotencyKey: 'k' })])));
    expect(both.flat()).toEqual(['a']);
    expect(await states()).toEqual(['a running 1']);
  });

  it('are due again when their worker dies before it begins', async () => {
    const slots = new Slots(1);
    await make([job('a')], slots);
    await jobs.expire(slots.started[0]!);
    expect(await jobs.worker.get(LostRunsReaper, { strict: false }).reap()).toBe(1);
    expect((await jobs.claim(1)).jobs).toMatchObject([{ id: slots.started[0]?.id, attempt: 2 }]);
  });

  it('give their slots back when they cannot be written, and are none in a statement without slots', async () => {
    const slots = new Slots(2);
    await expect(make([job('a', { traceId: 'zero \0' })], slots)).rejects.toThrow();
    expect(slots.free).toBe(2);
    const made = [job('a')];
    const rows = await jobs.worker
      .get(Database)
      .systemStatement('dispatch', STATEMENT, [...jobParameters(made, [newId()]), ...noClaim(made)]);
    expect(rows).toEqual([]);
    expect(await states()).toEqual(['a queued 0']);
  });
});

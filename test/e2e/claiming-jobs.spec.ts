import { until } from '@app/testing';
import type { ClaimedJob, Claimer } from '../../libs/jobs/src/execute/claim';
import { LaneWorker } from '../../libs/jobs/src/execute/lane-worker';
import { nameOf, note, TestJobs, unheardOf } from '../support/test-jobs';

const LATER = new Date(Date.now() + 3_600_000);

describe('claiming jobs', () => {
  let jobs: TestJobs;
  let claimer: Claimer;

  beforeAll(async () => {
    jobs = await TestJobs.start();
  });

  beforeEach(() => {
    claimer = jobs.newClaimer();
  });

  afterEach(async () => {
    await jobs.database.query('truncate jobs, runs');
  });

  afterAll(async () => {
    await jobs.stop();
  });

  const claim = (limit: number, by = claimer) => jobs.claim(limit, by);
  const namesOf = (claimed: readonly ClaimedJob[]) => claimed.map(nameOf);
  const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

  async function claimAll(limit: number, by = claimer): Promise<ClaimedJob[]> {
    const all: ClaimedJob[] = [];
    for (;;) {
      const { jobs: claimed, more } = await claim(limit, by);
      all.push(...claimed);
      if (!more) return all;
    }
  }

  it('takes the lower priority number first, then what is due longest', async () => {
    const [scope] = await jobs.workspaces(1);
    const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000);
    await jobs.enqueue(scope!, ['late'], { runAt: at(1) });
    await jobs.enqueue(scope!, ['early'], { runAt: at(9) });
    await jobs.enqueue(scope!, ['unimportant'], { runAt: at(99), priority: 5 });
    await jobs.enqueue(scope!, ['important'], { runAt: at(0), priority: -5 });
    const taken: string[] = [];
    for (let count = 0; count < 4; count += 1) taken.push(...namesOf((await claim(1)).jobs));
    expect(taken).toEqual(['important', 'early', 'late', 'unimportant']);
  });

  it('gives each job a lease and a run, and counts the attempt', async () => {
    const [scope] = await jobs.workspaces(1);
    await jobs.enqueue(scope!, ['one']);
    const [job] = (await claim(10)).jobs;
    expect(job).toMatchObject({ attempt: 1, maxAttempts: 3, tenantId: scope?.workspaceId });
    const rows = await jobs.database.query(
      `select jobs.status, attempts, lease_token, lease_expires_at > now() + interval '50 s' as lasts,
         runs.status as run, runs.worker_id, runs.started_at
       from jobs join runs on runs.job_id = jobs.id and runs.id = jobs.lease_token`,
    );
    expect(rows).toEqual([
      {
        status: 'running',
        attempts: 1,
        lease_token: job?.runId,
        lasts: true,
        run: 'running',
        worker_id: 'test',
        started_at: job?.startedAt,
      },
    ]);
  });

  it('leaves jobs that are due later, belong to another lane or are of a type this worker does not know', async () => {
    const [scope] = await jobs.workspaces(1);
    await jobs.enqueue(scope!, ['later'], { runAt: LATER });
    await jobs.enqueue(scope!, ['unknown'], { definition: unheardOf });
    await jobs.enqueue(scope!, ['now']);
    expect(namesOf(await claimAll(10))).toEqual(['now']);
    expect(await claimer.claim({ lane: 'high', limit: 9, types: [note.type], workerId: 'w', leaseSeconds: 9 })).toEqual(
      { jobs: [], more: false, backlog: 'none' },
    );
  });

  it('never gives the same job to two claimers at once', async () => {
    for (const scope of await jobs.workspaces(3)) await jobs.enqueue(scope, numbered('job', 100));
    const claimers = Array.from({ length: 6 }, () => jobs.newClaimer());
    const claimed = (await Promise.all(claimers.map((by) => claimAll(7, by)))).flat();
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(claimed.length);
    expect(claimed).toHaveLength(300);
    expect(await jobs.database.query('select from runs')).toHaveLength(300);
  });

  describe('of many workspaces', () => {
    it.each(['behind', 'before'])(
      'lets a single job wait for one batch at most (its workspace is %s)',
      async (where) => {
        const [first, second] = await jobs.workspaces(2);
        const [busy, quiet] = where === 'behind' ? [first!, second!] : [second!, first!];
        await jobs.enqueue(busy, numbered('busy', 2_000));
        await claim(50);
        await jobs.enqueue(quiet, ['quiet']);
        const before: string[] = [];
        while (!before.includes('quiet')) before.push(...namesOf((await claim(50)).jobs));
        expect(before.indexOf('quiet')).toBeLessThanOrEqual(50);
      },
    );

    it('tells those with a backlog from the others, so that neither waits for the claim of the other', async () => {
      const [busy, quiet] = await jobs.workspaces(2);
      await jobs.enqueue(busy!, numbered('busy', 40));
      expect(await claim(10)).toMatchObject({ backlog: 'alone', more: true });
      await jobs.enqueue(quiet!, ['quiet']);
      const others = await jobs.claim(10, claimer, 60, 'others');
      expect(others).toMatchObject({
        backlog: 'beside_others',
        jobs: [{ payload: { name: 'quiet' }, backlog: 'none' }],
      });
      expect(await jobs.claim(10, claimer, 60, 'others')).toMatchObject({ jobs: [], more: false });
      await jobs.enqueue(quiet!, ['quiet']);
      const backlog = await jobs.claim(30, claimer, 60, 'backlogs');
      expect(new Set(backlog.jobs.map(({ tenantId }) => tenantId))).toEqual(new Set([busy!.workspaceId]));
      expect(backlog.jobs).toHaveLength(30);
      expect(await jobs.claim(30, claimer, 60, 'backlogs')).toMatchObject({ jobs: [], backlog: 'none' });
      expect(namesOf((await claim(10)).jobs)).toEqual(['quiet']);
    });

    it('takes turns when one slot becomes free at a time', async () => {
      const [a, b, c] = await jobs.workspaces(3);
      for (const [scope, name] of [
        [a!, 'a'],
        [b!, 'b'],
        [c!, 'c'],
      ] as const) {
        await jobs.enqueue(scope, Array<string>(10).fill(name));
      }
      const taken: string[] = [];
      for (let count = 0; count < 9; count += 1) taken.push(...namesOf((await claim(1)).jobs));
      expect(taken.join('')).toBe('abcabcabc');
    });

    it('keeps a worker of 20 slots busy with one workspace, and lets another in after one batch', async () => {
      const [busy, quiet] = await jobs.workspaces(2);
      await jobs.enqueue(busy!, numbered('busy', 5_000));
      const started: string[] = [];
      const batches: number[] = [];
      let enqueued: number | undefined;
      const lane = new LaneWorker({
        lane: 'bulk',
        concurrency: 20,
        claim: (limit) => {
          batches.push(limit);
          return claim(limit);
        },
        run: async (job) => {
          started.push(...namesOf([job]));
          if (started.length === 300) {
            await jobs.enqueue(quiet!, ['quiet']);
            enqueued = started.length;
          }
        },
        handBack: () => Promise.resolve(),
        ringOthers: () => undefined,
      });
      void lane.hear();
      await until('the quiet job', () => started.includes('quiet'));
      lane.stop();
      await lane.drained();
      // One batch may have been claimed before the quiet job was there, and the next is shared.
      expect(started.indexOf('quiet') - enqueued!).toBeLessThanOrEqual(2 * Math.max(...batches));
    });

    it('does not let workspaces whose jobs wait for later hide one whose job is due', async () => {
      const many = await jobs.workspaces(40);
      for (const scope of many.slice(0, -1)) await jobs.enqueue(scope, ['later'], { runAt: LATER });
      await jobs.enqueue(many.at(-1)!, ['now']);
      expect(namesOf((await claim(10)).jobs)).toEqual(['now']);
    });

    it('comes around to every workspace, more than one claim can visit', async () => {
      const many = await jobs.workspaces(70);
      for (const scope of many) await jobs.enqueue(scope, ['x', 'x']);
      const claimed = await claimAll(32);
      expect(claimed).toHaveLength(140);
      // 32 workspaces, 32 more, and then the 6 that are left give both of theirs.
      expect(new Set(claimed.slice(0, 32 + 32 + 12).map(({ tenantId }) => tenantId)).size).toBe(70);
    });

    it('says that there is more as long as it has not looked everywhere', async () => {
      const many = await jobs.workspaces(600);
      await jobs.database.query(
        `insert into jobs (id, tenant_id, type, lane, max_attempts, run_at, trace_id)
         select gen_random_uuid(), tenant, $2, 'bulk', 1, now() + interval '1 hour', 't' from unnest($1::uuid[]) as tenant`,
        [many.map(({ workspaceId }) => workspaceId), note.type],
      );
      await jobs.enqueue(many.at(-1)!, ['now']);
      expect(namesOf(await claimAll(10))).toEqual(['now']);
    });
  });
});

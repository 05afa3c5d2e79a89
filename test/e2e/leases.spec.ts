import { SETTINGS, type Settings } from '@app/config';
import { Database } from '@app/database';
import { done, retry } from '@app/jobs';
import { TcpProxy, until } from '@app/testing';
import { LeaseLost, Leases } from '../../libs/jobs/src/execute/leases';
import { settlementOf } from '../../libs/jobs/src/execute/settlement';
import { Settler } from '../../libs/jobs/src/execute/settler';
import { LostRunsReaper } from '../../libs/jobs/src/maintenance/lost-runs.reaper';
import { note, TestJobs } from '../support/test-jobs';

describe('leases', () => {
  let jobs: TestJobs;
  let leases: Leases;
  let reaper: LostRunsReaper;

  beforeAll(async () => {
    jobs = await TestJobs.start({ WORKER_LEASE_SECONDS: '60' });
    reaper = jobs.worker.get(LostRunsReaper, { strict: false });
  });

  beforeEach(() => {
    leases = new Leases(jobs.worker.get(Database), jobs.worker.get<Settings>(SETTINGS));
  });

  afterEach(async () => {
    await jobs.database.query('truncate jobs, runs, event_log');
  });

  afterAll(async () => {
    await jobs.stop();
  });

  describe('the heartbeat', () => {
    it('extends the leases that are held', async () => {
      const [held, other] = [await jobs.claimedJob(), await jobs.claimedJob()];
      const { signal } = leases.hold(held);
      for (const job of [held, other]) await jobs.expire(job);
      await leases.beat();
      expect(await reaper.reap()).toBe(1);
      expect(await jobs.row(held)).toMatchObject({ status: 'running', lease_token: held.runId });
      expect(await jobs.row(other)).toMatchObject({ status: 'failed' });
      expect(signal.aborted).toBe(false);
    });

    it('tells the handler whose lease was lost, and leaves one alone that settled meanwhile', async () => {
      const [lost, settled, live] = [await jobs.claimedJob(), await jobs.claimedJob(), await jobs.claimedJob()];
      const signals = [lost, settled, live].map((job) => leases.hold(job).signal);
      await jobs.expire(lost);
      await reaper.reap();
      leases.release(settled);
      await jobs.worker.get(Settler, { strict: false }).settle(settlementOf(settled, done(), note));
      await leases.beat();
      expect(signals.map((signal) => signal.reason instanceof LeaseLost)).toEqual([true, false, false]);
    });

    it('does not wait for a job that is being settled this moment', async () => {
      const [settling, other] = [await jobs.claimedJob(), await jobs.claimedJob()];
      const signals = [settling, other].map((job) => leases.hold(job).signal);
      for (const job of [settling, other]) await jobs.expire(job);
      await jobs.worker.get(Database).asSystem('dispatch', async (tx) => {
        await tx.query('select from jobs where id = $1 for update', [settling.id]);
        await leases.beat();
      });
      expect(signals.map((signal) => signal.aborted)).toEqual([false, false]);
      expect(await reaper.reap()).toBe(1);
      expect(await jobs.row(other)).toMatchObject({ status: 'running' });
    });

    it('aborts the handler when it could not extend the lease until that ran out', async () => {
      const proxy = await TcpProxy.to(jobs.database.url);
      const apart = await TestJobs.start({ DATABASE_URL: proxy.url, WORKER_LEASE_SECONDS: '1' });
      const cutOff = apart.worker.get(Leases, { strict: false });
      const { signal } = cutOff.hold(await jobs.claimedJob());
      await proxy.cut();
      await cutOff.beat();
      expect(signal.aborted).toBe(false);
      await until('the handler to be aborted', async () => {
        await cutOff.beat();
        return signal.aborted;
      });
      expect(signal.reason).toBeInstanceOf(LeaseLost);
      await proxy.restore();
      await apart.stop();
      await proxy.stop();
    });
  });

  describe('a run whose lease ran out', () => {
    it('is lost, and its job is due again at once', async () => {
      const job = await jobs.claimedJob();
      await jobs.expire(job);
      expect(await reaper.reap()).toBe(1);
      expect(await jobs.row(job)).toMatchObject({
        status: 'failed',
        attempts: 1,
        lease_token: null,
        runs: ['lost'],
        run_error: { code: 'worker_lost' },
        told: ['run.lost'],
      });
      const [again] = (await jobs.claim(1)).jobs;
      expect(again).toMatchObject({ id: job.id, attempt: 2 });
    });

    it('on its last attempt leaves a dead job', async () => {
      const job = await jobs.claimedJob({ maxAttempts: 1 });
      await jobs.expire(job);
      await reaper.reap();
      expect(await jobs.row(job)).toMatchObject({ status: 'dead', runs: ['lost'], finished_at: expect.any(Date) });
    });

    it('for the third time in a row leaves a dead job that is called poison, with what went wrong before', async () => {
      let job = await jobs.claimedJob({ maxAttempts: 20 });
      const settler = jobs.worker.get(Settler, { strict: false });
      const lose = async () => {
        await jobs.expire(job);
        await reaper.reap();
      };
      const again = async () => {
        await jobs.database.query('update jobs set run_at = now() where id = $1', [job.id]);
        job = (await jobs.claim(1)).jobs[0]!;
      };
      for (const _ of [1, 2]) {
        await lose();
        await again();
      }
      await settler.settle(settlementOf(job, retry({ code: 'broken', message: 'It broke.' }), note));
      for (const _ of [1, 2, 3]) {
        expect((await jobs.row(job)).status).toBe('failed');
        await again();
        await lose();
      }
      expect(await jobs.row(job)).toMatchObject({
        status: 'dead',
        attempts: 6,
        lost_runs: 3,
        runs: ['lost', 'lost', 'failed', 'lost', 'lost', 'lost'],
        last_error_json: {
          code: 'poison',
          cause: { code: 'worker_lost', cause: { code: 'broken', cause: { code: 'worker_lost' } } },
        },
      });
    });

    it('stays lost when its worker comes back from the dead, and the job stays with its new worker', async () => {
      const dead = await jobs.claimedJob();
      await jobs.expire(dead);
      await reaper.reap();
      const [current] = (await jobs.claim(1)).jobs;
      const before = await jobs.row(dead);
      const settler = jobs.worker.get(Settler, { strict: false });
      expect(await settler.settle(settlementOf(dead, done('late'), note))).toBe(false);
      expect(await jobs.row(dead)).toEqual({ ...before, due_in_seconds: expect.any(Number) });
      expect(await settler.settle(settlementOf(current!, done('in time'), note))).toBe(true);
      expect(await settler.settle(settlementOf(dead, done('later still'), note))).toBe(false);
      expect(await jobs.row(dead)).toMatchObject({ result_json: 'in time', runs: ['lost', 'success'] });
    });

    it('is reaped once when many workers look at the same time', async () => {
      const many = await jobs.claimedJobs(40);
      for (const job of many) await jobs.expire(job);
      const counts = await Promise.all(Array.from({ length: 6 }, () => reaper.reap()));
      expect(counts.reduce((sum, count) => sum + count)).toBe(40);
      expect(await jobs.database.query(`select from event_log where type = 'run.lost'`)).toHaveLength(40);
    });
  });
});

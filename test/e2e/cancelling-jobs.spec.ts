import { setTimeout as delay } from 'node:timers/promises';
import { done, type JobContext, type JobOutcome, retry } from '@app/jobs';
import { Broadcast, JOB_CANCEL } from '@app/redis';
import { until } from '@app/testing';
import { HandlerRegistry } from '../../libs/jobs/src/define/handler-registry';
import type { ClaimedJob } from '../../libs/jobs/src/execute/claim';
import { Leases } from '../../libs/jobs/src/execute/leases';
import { JobRunner } from '../../libs/jobs/src/execute/run-job';
import { settlementOf } from '../../libs/jobs/src/execute/settlement';
import { Settler } from '../../libs/jobs/src/execute/settler';
import { LostRunsReaper } from '../../libs/jobs/src/maintenance/lost-runs.reaper';
import { note, TestJobs } from '../support/test-jobs';

const broken = { code: 'broken', message: 'It broke.' };

describe('cancelling a running job', () => {
  let jobs: TestJobs;
  let leases: Leases;

  beforeAll(async () => {
    jobs = await TestJobs.start({ WORKER_LEASE_SECONDS: '60' });
    leases = jobs.worker.get(Leases, { strict: false });
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await jobs.database.query('truncate jobs, runs, event_log');
  });

  afterAll(async () => {
    await jobs.stop();
  });

  const ask = (job: ClaimedJob) =>
    jobs.database.query('update jobs set cancel_requested_at = now() where id = $1', [job.id]);

  function run(job: ClaimedJob, handler: (context: JobContext<unknown>) => Promise<JobOutcome>): Promise<void> {
    const registry = jobs.worker.get(HandlerRegistry, { strict: false });
    jest.spyOn(registry, 'get').mockReturnValue({ definition: note, handler: { run: handler } });
    return jobs.worker.get(JobRunner, { strict: false }).run(job);
  }

  const cancelled = {
    status: 'cancelled',
    runs: ['cancelled'],
    told: ['job.cancelled'],
    lease_token: null,
    cancel_requested_at: null,
    finished_at: expect.any(Date),
  };

  it('aborts its handler at the next heartbeat at the latest', async () => {
    const job = await jobs.claimedJob();
    let reason: unknown;
    const ended = run(job, async ({ signal }) => {
      await delay(60_000, undefined, { signal }).catch(() => (reason = signal.reason as unknown));
      return done();
    });
    await ask(job);
    await leases.beat();
    await ended;
    await until('the handler to notice', () => reason !== undefined);
    expect(reason).toMatchObject({ code: 'job_cancelled' });
    expect(await jobs.row(job)).toMatchObject(cancelled);
  });

  it('aborts its handler at once where Redis carries the word, and no other one', async () => {
    const [job, other] = [await jobs.claimedJob(), await jobs.claimedJob()];
    const [hold, bystander] = [leases.hold(job), leases.hold(other)];
    const broadcast = jobs.worker.get(Broadcast, { strict: false });
    const stop = broadcast.subscribe(JOB_CANCEL, (ids) => leases.cancel(new Set(ids.split(','))));
    await until('the word to arrive', async () => {
      await broadcast.publish(JOB_CANCEL, `${job.id},0197aaaa-0000-7000-8000-000000000000`);
      return hold.signal.aborted;
    });
    stop();
    expect(bystander.signal.aborted).toBe(false);
    leases.release(job);
    leases.release(other);
  });

  it('lets a handler that has finished meanwhile succeed', async () => {
    const job = await jobs.claimedJob();
    await run(job, async () => {
      await ask(job);
      return done('in time');
    });
    expect(await jobs.row(job)).toMatchObject({ status: 'success', result_json: 'in time', cancel_requested_at: null });
  });

  it.each([
    ['retry', retry(broken)],
    ['snooze', { kind: 'snooze', afterMs: 60_000, reason: 'later' } as const],
  ])('leaves no other attempt to one that ends with %s', async (_, outcome) => {
    const job = await jobs.claimedJob();
    await ask(job);
    await jobs.worker.get(Settler, { strict: false }).settle(settlementOf(job, outcome, note));
    expect(await jobs.row(job)).toMatchObject(cancelled);
  });

  it('whose worker is lost is cancelled when its lease runs out', async () => {
    const job = await jobs.claimedJob();
    await ask(job);
    await jobs.expire(job);
    await jobs.worker.get(LostRunsReaper, { strict: false }).reap();
    expect(await jobs.row(job)).toMatchObject({ ...cancelled, runs: ['lost'], told: ['run.lost'] });
  });
});

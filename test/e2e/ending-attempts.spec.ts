import { discard, done, type JobOutcome, retry, snooze } from '@app/jobs';
import type { ClaimedJob } from '../../libs/jobs/src/execute/claim';
import { settlementOf } from '../../libs/jobs/src/execute/settlement';
import { Settler } from '../../libs/jobs/src/execute/settler';
import { note, TestJobs } from '../support/test-jobs';

const MINUTE_MS = 60_000;

describe('the end of an attempt', () => {
  let jobs: TestJobs;
  let settler: Settler;

  beforeAll(async () => {
    jobs = await TestJobs.start();
    settler = jobs.worker.get(Settler, { strict: false });
  });

  afterEach(async () => {
    await jobs.database.query('truncate jobs, runs, event_log');
  });

  afterAll(async () => {
    await jobs.stop();
  });

  const end = (job: ClaimedJob, outcome: JobOutcome) => settler.settle(settlementOf(job, outcome, note));
  const broken = { code: 'broken', message: 'It broke.' };

  it('done: the job is over with its result, and told', async () => {
    const job = await jobs.claimedJob();
    expect(await end(job, done({ count: 3 }))).toBe(true);
    expect(await jobs.row(job)).toMatchObject({
      status: 'success',
      attempts: 1,
      result_json: { count: 3 },
      lease_token: null,
      finished_at: expect.any(Date),
      runs: ['success'],
      told: ['job.success'],
    });
  });

  it('retry: the job is failed and due again after the time that the outcome names', async () => {
    const job = await jobs.claimedJob();
    await end(job, retry(broken, 5 * MINUTE_MS));
    const row = await jobs.row(job);
    expect(row).toMatchObject({
      status: 'failed',
      attempts: 1,
      finished_at: null,
      last_error_json: broken,
      run_error: broken,
      runs: ['failed'],
      told: ['job.failed'],
    });
    expect(row.due_in_seconds).toBeGreaterThan(4.5 * 60);
    expect((await jobs.claim(10)).jobs).toEqual([]);
  });

  it('retry without an attempt left: the job is dead', async () => {
    const job = await jobs.claimedJob({ maxAttempts: 1 });
    await end(job, retry(broken));
    expect(await jobs.row(job)).toMatchObject({ status: 'dead', attempts: 1, runs: ['failed'], told: ['job.dead'] });
  });

  it('keeps the errors before as causes, the last five of them, and the same one only once', async () => {
    let job = await jobs.claimedJob({ maxAttempts: 20 });
    const codes = ['a', 'b', 'c', 'c', 'c', 'd', 'e', 'f', 'g'];
    for (const code of codes) {
      await end(job, retry({ code, message: `It was ${code}.` }, 0));
      job = (await jobs.claim(1)).jobs[0]!;
    }
    await end(job, discard({ code: 'h', message: 'It was h.', details: { last: true } }));
    const chain: string[] = [];
    type Link = { code: string; cause?: Link };
    let link = (await jobs.row(job)).last_error_json as Link | undefined;
    for (; link; link = link.cause) chain.push(link.code);
    expect(chain).toEqual(['h', 'g', 'f', 'e', 'd']);
  });

  it('discard: the job is dead at once, whatever attempts are left', async () => {
    const job = await jobs.claimedJob({ maxAttempts: 9 });
    await end(job, discard(broken));
    expect(await jobs.row(job)).toMatchObject({ status: 'dead', attempts: 1, runs: ['failed'], told: ['job.dead'] });
  });

  it('snooze: the job waits and the attempt is given back', async () => {
    const job = await jobs.claimedJob({ maxAttempts: 1 });
    await end(job, snooze(new Date(Date.now() + 5 * MINUTE_MS), 'not now'));
    const row = await jobs.row(job);
    expect(row).toMatchObject({ status: 'queued', attempts: 0, runs: ['snoozed'], told: ['job.snoozed'] });
    expect(row.due_in_seconds).toBeGreaterThan(4.5 * 60);
  });

  it('snooze for longer than 32 bits of milliseconds hold', async () => {
    const [far, near] = [await jobs.claimedJob(), await jobs.claimedJob()];
    const days = 24 * 60 * MINUTE_MS;
    await Promise.all([end(far, snooze(new Date(Date.now() + 60 * days), 'in two months')), end(near, done())]);
    expect((await jobs.row(far)).due_in_seconds).toBeGreaterThan(59 * 24 * 3_600);
    expect(await jobs.row(near)).toMatchObject({ status: 'success' });
  });

  it('is not written by a worker whose lease went to another', async () => {
    const stale = await jobs.claimedJob();
    await jobs.database.query(
      `update jobs set status = 'queued', lease_token = null, lease_expires_at = null where id = $1`,
      [stale.id],
    );
    const [current] = (await jobs.claim(1)).jobs;
    expect(current?.id).toBe(stale.id);
    const before = await jobs.row(stale);
    expect(await end(stale, done({ from: 'the dead' }))).toBe(false);
    expect(await jobs.row(stale)).toEqual({ ...before, due_in_seconds: expect.any(Number) });

    await end(current!, done({ from: 'the living' }));
    expect(await end(stale, retry(broken))).toBe(false);
    expect(await jobs.row(current!)).toMatchObject({
      status: 'success',
      result_json: { from: 'the living' },
      last_error_json: null,
      told: ['job.success'],
    });
  });

  it('that cannot be stored keeps no other from being written', async () => {
    const many = await jobs.claimedJobs(8);
    const endings = many.map((job, index) => end(job, done(index === 3 ? { text: 'a\u0000b' } : { index })));
    const ended = await Promise.allSettled(endings);
    expect(ended.map(({ status }) => status)).toEqual(many.map((_, index) => (index === 3 ? 'rejected' : 'fulfilled')));
    for (const [index, job] of many.entries()) {
      expect(await jobs.row(job)).toMatchObject({ status: index === 3 ? 'running' : 'success' });
    }
  });
});

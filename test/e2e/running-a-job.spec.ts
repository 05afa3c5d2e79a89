import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { SETTINGS, type Settings } from '@app/config';
import { Database } from '@app/database';
import { EgressClient } from '@app/egress';
import { Conflict, InvalidInput } from '@app/kernel';
import { defineJob, discard, done, type JobContext, type JobDefinition, type JobOutcome, retry } from '@app/jobs';
import { until } from '@app/testing';
import type { Type } from '@nestjs/common';
import { HandlerRegistry } from '../../libs/jobs/src/define/handler-registry';
import type { ClaimedJob } from '../../libs/jobs/src/execute/claim';
import { Leases } from '../../libs/jobs/src/execute/leases';
import { ProgressWatch } from '../../libs/jobs/src/execute/progress-watch';
import { ProgressReports } from '../../libs/jobs/src/execute/progress-reports';
import { JobRunner, WorkerStopping } from '../../libs/jobs/src/execute/run-job';
import { Settler } from '../../libs/jobs/src/execute/settler';
import { note, type Note, TestJobs } from '../support/test-jobs';

/** As `test.note`, for handlers that take too long. */
const impatient = defineJob<Note>('test.impatient', {
  lane: 'bulk',
  maxAttempts: 3,
  timeoutMs: 50,
  payload: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
});

type Handler = (context: JobContext<unknown>) => Promise<JobOutcome>;

describe('running a job', () => {
  let jobs: TestJobs;
  let leases: Leases;
  let silent: Server;

  beforeAll(async () => {
    jobs = await TestJobs.start();
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

  /** Runs the job with this handler to its settlement. */
  async function run(job: ClaimedJob, handler: Handler, definition: JobDefinition<Note> = note): Promise<void> {
    const registry = jobs.worker.get(HandlerRegistry, { strict: false });
    jest.spyOn(registry, 'get').mockReturnValue({ definition: definition, handler: { run: handler } });
    const part = <T>(type: Type<T>) => jobs.worker.get(type, { strict: false });
    await new JobRunner(registry, leases, part(Settler), part(ProgressReports), new ProgressWatch()).run(job);
  }

  it('tells the handler what it needs and settles with its outcome', async () => {
    const job = await jobs.claimedJob();
    let seen: JobContext<unknown> | undefined;
    await run(job, (context) => {
      seen = context;
      return Promise.resolve(done('well'));
    });
    expect(seen).toMatchObject({
      jobId: job.id,
      payload: { name: 'one' },
      attempt: 1,
      maxAttempts: 3,
      traceId: 'trace',
    });
    expect(seen?.scope.workspaceId).toBe(job.tenantId);
    expect(await jobs.row(job)).toMatchObject({ status: 'success', result_json: 'well' });
  });

  it('cuts a handler off that ignores its signal, at its timeout', async () => {
    const job = await jobs.claimedJob();
    await run(job, () => new Promise(() => undefined), impatient);
    expect(await jobs.row(job)).toMatchObject({
      status: 'failed',
      attempts: 1,
      runs: ['failed'],
      last_error_json: { code: 'attempt_timeout' },
    });
  });

  it('tries again after an unexpected error, and gives up at once when trying again is pointless', async () => {
    const unlucky = await jobs.claimedJob();
    await run(unlucky, () => Promise.reject(new Conflict('busy', 'Somebody else was faster.')));
    expect(await jobs.row(unlucky)).toMatchObject({ status: 'failed', last_error_json: { code: 'busy' } });
    const hopeless = await jobs.claimedJob();
    await run(hopeless, () => Promise.reject(new InvalidInput([])));
    expect(await jobs.row(hopeless)).toMatchObject({ status: 'dead', last_error_json: { code: 'invalid_input' } });
  });

  it('takes a handler that answers nonsense for one that failed', async () => {
    const silent = await jobs.claimedJob();
    await run(silent, () => Promise.resolve(undefined as unknown as JobOutcome));
    const timeless = await jobs.claimedJob();
    await run(timeless, () => Promise.resolve(retry({ code: 'x', message: 'x' }, NaN)));
    for (const job of [silent, timeless]) expect(await jobs.row(job)).toMatchObject({ status: 'failed', attempts: 1 });
  });

  it('does not run a handler on a payload that its schema does not know', async () => {
    const job = await jobs.claimedJob();
    await run({ ...job, payload: { name: 7 } }, () => Promise.reject(new Error('must not be called')));
    expect(await jobs.row(job)).toMatchObject({ status: 'dead', last_error_json: { code: 'invalid_payload' } });
  });

  it.each([
    ['a result', done({ text: 'a\u0000b' }), 'success'],
    ['a result that contains itself', done(circle()), 'success'],
    ['a reason', discard({ code: 'odd', message: 'a\u0000b' }), 'dead'],
  ])('settles also when %s cannot be stored: the work is not done again', async (_what, outcome, status) => {
    const job = await jobs.claimedJob();
    await run(job, () => Promise.resolve(outcome));
    expect(await jobs.row(job)).toMatchObject({ status, last_error_json: { code: 'outcome_not_storable' } });
  });

  it('hands the job back when the worker stops, also one that was about to begin', async () => {
    const [running, late] = [await jobs.claimedJob(), await jobs.claimedJob()];
    let aborted = false;
    const ended = run(running, async ({ signal }) => {
      await delay(60_000, undefined, { signal }).catch(() => (aborted = true));
      return done();
    });
    leases.abortAll(new WorkerStopping());
    await ended;
    expect(aborted).toBe(true);
    await run(late, () => Promise.reject(new Error('must not be called')));
    for (const job of [running, late]) {
      expect(await jobs.row(job)).toMatchObject({ status: 'queued', attempts: 0, runs: ['snoozed'] });
    }
  });

  it('writes the last progress before the end, and nothing of a handler that was cut off', async () => {
    const job = await jobs.claimedJob();
    await run(job, ({ progress }) => {
      for (let index = 1; index <= 10_000; index += 1) progress({ done: index, total: 10_000, message: 'a\u0000b' });
      return Promise.resolve(done());
    });
    const last = { done: 10_000, total: 10_000, message: 'ab' };
    expect(await jobs.row(job)).toMatchObject({ status: 'success', progress_json: last });
    const cut = await jobs.claimedJob();
    let goOn: (() => void) | undefined;
    await run(
      cut,
      async ({ progress }) => {
        progress({ done: 1 });
        await new Promise<void>((resolve) => (goOn = resolve));
        progress({ done: 2 });
        return done();
      },
      impatient,
    );
    goOn?.();
    expect(await jobs.row(cut)).toMatchObject({ status: 'failed', progress_json: { done: 1, total: null } });
  });

  it('writes progress while the handler works, but not when the lease went to another', async () => {
    const [job, stale] = [await jobs.claimedJob(), await jobs.claimedJob()];
    await jobs.database.query(`update jobs set lease_token = gen_random_uuid() where id = $1`, [stale.id]);
    for (const one of [job, stale]) {
      await run(one, async ({ progress, jobId }) => {
        progress({ done: 7 });
        if (jobId !== job.id) return done();
        await until('the progress to be written', async () => (await jobs.row(job)).progress_json);
        return done();
      });
    }
    expect(await jobs.row(job)).toMatchObject({ progress_json: { done: 7 } });
    expect(await jobs.row(stale)).toMatchObject({ status: 'running', progress_json: null });
  });

  it('closes the socket of a destination that does not answer when the attempt times out', async () => {
    const closed = new Promise<void>((resolve) => {
      silent = createServer((socket) => void socket.on('close', () => resolve()).resume());
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const egress = jobs.worker.get(EgressClient, { strict: false });
    const timeouts = { connectMs: 60_000, firstByteMs: 60_000, totalMs: 60_000 };
    const job = await jobs.claimedJob();
    await run(
      job,
      async ({ signal }) => {
        await egress.request({ url: new URL(`http://127.0.0.1:${port}`), method: 'GET', timeouts, signal });
        return done();
      },
      impatient,
    );
    await closed;
    expect(await jobs.row(job)).toMatchObject({ status: 'failed', last_error_json: { code: 'attempt_timeout' } });
    silent.close();
  });

  it('aborts the handler and settles nothing when the lease is lost', async () => {
    const job = await jobs.claimedJob();
    let reason: unknown;
    const ended = run(job, async ({ signal }) => {
      await delay(60_000, undefined, { signal }).catch(() => (reason = signal.reason as unknown));
      return done();
    });
    await jobs.database.query(`update jobs set lease_token = gen_random_uuid() where id = $1`, [job.id]);
    await leases.beat();
    await ended;
    await until('the handler to notice', () => reason !== undefined);
    expect(reason).toMatchObject({ code: 'lease_lost' });
    expect(await jobs.row(job)).toMatchObject({ status: 'running', runs: ['running'] });
  });
});

function circle(): object {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  return circular;
}

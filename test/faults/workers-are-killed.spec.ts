import { setTimeout as delay } from 'node:timers/promises';
import { Database } from '@app/database';
import { JobQueue } from '@app/jobs';
import { WorkspaceScope } from '@app/kernel';
import {
  ApiClient,
  AppProcess,
  createPipeline,
  createTestDatabase,
  type Pipeline,
  Receiver,
  startApi,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { callConnector } from '../../libs/connectors/src/gateway/call-connector.job';

/** The short form runs with every change; KILL_TEST=full kills one worker a second for 60 s under 20,000 jobs. */
const { jobs: JOBS, kills: KILLS } =
  process.env.KILL_TEST === 'full' ? { jobs: 20_000, kills: 60 } : { jobs: 4_000, kills: 10 };
const BETWEEN_KILLS_MS = 1_000;
const DEADLINE_MS = 600_000;

describe('workers that are killed again and again', () => {
  let database: TestDatabase;
  let environment: NodeJS.ProcessEnv;
  let api: NestFastifyApplication;
  let receiver: Receiver;
  let pipeline: Pipeline;
  const workers: AppProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    environment = testEnvironment(database, { WORKER_LEASE_SECONDS: '2', WORKER_CONCURRENCY: '20' });
    api = await startApi(environment);
    // As slow as it takes to have work while there are kills, with 16 connections of each of 3 workers.
    const longestMs = (KILLS * BETWEEN_KILLS_MS * 48 * 2) / JOBS;
    receiver = await Receiver.start(async () => {
      await delay(Math.random() * longestMs);
      return { status: 200 };
    });
    pipeline = await createPipeline(await ApiClient.signedIn(api), {
      destinationUrl: receiver.url,
      timeout: { connectMs: 30_000, firstByteMs: 30_000, totalMs: 30_000 },
    });
  });

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await api.close();
    await receiver.stop();
    await database.drop();
  });

  async function enqueueAll(): Promise<void> {
    const scope = WorkspaceScope.of(pipeline.workspaceId);
    const payload = { connectorId: pipeline.destinationId, method: 'POST', path: '/job' };
    const job = { scope, definition: callConnector, payload, traceId: 'f'.repeat(32), maxAttempts: 50 };
    for (let sent = 0; sent < JOBS; sent += Math.min(JOBS, 10_000)) {
      const some = Array.from({ length: Math.min(JOBS, 10_000) }, () => job);
      await api.get(Database).inWorkspace(scope, (tx) => api.get(JobQueue).enqueue(tx, some));
    }
  }

  async function startWorker(): Promise<void> {
    workers.push(await AppProcess.start('worker', environment));
  }

  /** Kills the oldest worker and starts another in its place; one at least is left at work. */
  async function killOneAfterAnother(): Promise<void> {
    const coming: Promise<void>[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      await delay(BETWEEN_KILLS_MS);
      await until('a worker to kill', () => workers.length > 0);
      await workers.shift()?.end('SIGKILL');
      coming.push(startWorker());
    }
    await Promise.all(coming);
  }

  it(
    'end every job, settle each of them once, and lose no attempt',
    async () => {
      await Promise.all([startWorker(), startWorker(), startWorker()]);
      await enqueueAll();
      const startedAt = Date.now();
      await killOneAfterAnother();
      const killedFor = Math.round((Date.now() - startedAt) / 1_000);
      await until(
        'every job to be over',
        async () => {
          const open = await database.query(`select from jobs where finished_at is null limit 1`);
          if (open.length > 0) await delay(250);
          return open.length === 0;
        },
        DEADLINE_MS,
      );

      const [sum] = await database.query<Record<string, number>>(SUMS);
      process.stderr.write(`${KILLS} kills in ${killedFor} s: ${JSON.stringify(sum)}\n`);
      expect(sum).toMatchObject({ jobs: JOBS, ended_otherwise: 0, without_one_end: 0, attempts_that_do_not_add_up: 0 });
      expect(sum?.lost).toBeGreaterThan(0);
      expect(sum?.running).toBe(0);
      // A job may be in the hands of three dead workers in a row: then it is taken for poison, and says so.
      expect(sum?.poison).toBeLessThan(JOBS / 100);
      expect(receiver.calls.length).toBeGreaterThanOrEqual(JOBS - (sum?.poison ?? 0));
    },
    DEADLINE_MS + 300_000,
  );
});

/** Each job has one end: a run that succeeded, or three lost ones; all others are lost, and every attempt is a run. */
const SUMS = `
select count(*)::int as jobs,
  count(*) filter (where status = 'success')::int as succeeded,
  count(*) filter (where status = 'dead' and last_error_json ->> 'code' = 'poison' and lost_runs = 3)::int as poison,
  count(*) filter (where status <> 'success' and last_error_json ->> 'code' is distinct from 'poison')::int as ended_otherwise,
  count(*) filter (where successes + case when status = 'dead' then 1 else 0 end <> 1)::int as without_one_end,
  count(*) filter (where attempts <> successes + lost or attempts <> all_runs - snoozed)::int as attempts_that_do_not_add_up,
  sum(attempts)::int as attempts, sum(lost)::int as lost, sum(running)::int as running
from jobs join (
  select job_id, count(*) as all_runs, count(*) filter (where runs.status = 'success') as successes,
    count(*) filter (where runs.status = 'lost') as lost, count(*) filter (where runs.status = 'snoozed') as snoozed,
    count(*) filter (where runs.status = 'running') as running
  from runs group by job_id
) as r on r.job_id = jobs.id`;

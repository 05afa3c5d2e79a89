import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { until } from '../../tools/stack/until.mts';
import { startBenchStack } from '../support/bench-stack.mts';
import { type Remote, startRemote } from '../support/remote.mts';
import { report } from '../support/report.mts';
import type { BullNoopMethods } from './bull-noop.mts';
import type { NoopWorkerMethods } from './noop-worker.mts';

const ROUNDS = 3;
const JOBS = 30_000;
const WARMUP_JOBS = 5_000;
const CONCURRENCY = 100;

type Worker = Remote<NoopWorkerMethods>;

/**
 * No-op jobs per second that one worker works off, with their runs and events on record, against Bull, which keeps
 * nothing of a job that is done. Both sides find their jobs enqueued.
 */
export async function jobs(run: Supervised): Promise<void> {
  const { env, db } = await startBenchStack(run);
  const workspaceId = await createWorkspace(db);
  const here = (file: string) => join(import.meta.dirname, file);
  const worker = await startRemote<NoopWorkerMethods>(run, here('noop-worker.mts'), {
    ...env,
    WORKER_CONCURRENCY: process.env['WORKER_CONCURRENCY'] ?? String(CONCURRENCY),
  });
  const bull = await startRemote<BullNoopMethods>(run, here('bull-noop.mts'));
  const ours = (count: number) => workOff(worker, db, workspaceId, count);
  const theirs = async (count: number) =>
    count / ((await bull.call('work', { redisUrl: env.REDIS_URL, count, concurrency: CONCURRENCY })) / 1000);

  await ours(WARMUP_JOBS);
  await theirs(WARMUP_JOBS);
  const self: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    self.push(await ours(JOBS));
    other.push(await theirs(JOBS));
  }
  report([{ bench: 'jobs', against: 'bull-noop', unit: 'jobs/s', self, other }]);
}

async function createWorkspace(db: pg.Pool): Promise<string> {
  const id = randomUUID();
  await db.query(`insert into workspaces (id, name, slug) values ($1, 'Bench', 'bench')`, [id]);
  return id;
}

/** @returns jobs per second from the first claim to the last settlement, as the runs tell */
async function workOff(worker: Worker, db: pg.Pool, workspaceId: string, count: number): Promise<number> {
  await worker.call('enqueue', { workspaceId, count });
  const { rows: before } = await db.query<{ now: Date }>('select now()');
  await worker.call('start');
  await until('the jobs to be done', 300_000, () => isIdle(db), 100);
  await worker.call('stop');
  const { rows } = await db.query<{ runs: number; events: number; seconds: number }>(
    `select count(*)::int as runs, extract(epoch from max(finished_at) - min(started_at))::float8 as seconds,
       (select count(*)::int from event_log where created_at >= $1 and type = 'job.success') as events
     from runs where started_at >= $1 and status = 'success'`,
    [before[0]?.now],
  );
  const [done] = rows;
  if (done?.runs !== count || done.events !== count) {
    throw new Error(`${count} jobs were enqueued, but on record are ${JSON.stringify(done)}`);
  }
  return count / done.seconds;
}

/** Reads two small partial indexes, so that asking costs the worker next to nothing. */
async function isIdle(db: pg.Pool): Promise<boolean> {
  const { rows } = await db.query<{ idle: boolean }>(
    `select not exists (select from jobs where status in ('queued', 'failed') and lane = 'default')
       and not exists (select from jobs where status = 'running') as idle`,
  );
  return rows[0]?.idle === true;
}

import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { until } from '../../tools/stack/until.mts';
import type { Remote } from '../support/remote.mts';
import type { NoopWorkerMethods } from './noop-worker.mts';
import { QUEUE, WAITING } from '../../libs/jobs/src/waiting-jobs.sql.ts';

export async function createWorkspace(db: pg.Pool, slug: string): Promise<string> {
  const id = randomUUID();
  await db.query(`insert into workspaces (id, name, slug) values ($1, $2, $2)`, [id, slug]);
  return id;
}

/** Enqueues the jobs and works them off. @returns jobs per second from the first claim to the last settlement, as the runs tell */
export async function workOff(
  worker: Remote<NoopWorkerMethods>,
  db: pg.Pool,
  workspaceId: string,
  count: number,
): Promise<number> {
  await worker.call('enqueue', { workspaceId, count });
  return workOffEnqueued(worker, db, count);
}

/** The same for jobs that wait already. */
export async function workOffEnqueued(worker: Remote<NoopWorkerMethods>, db: pg.Pool, count: number): Promise<number> {
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

/**
 * Reads the first entries of two small partial indexes, so that asking costs the worker next to nothing. Their order is
 * asked for: without it PostgreSQL expects to meet such a job soon wherever it looks, and reads the table.
 */
async function isIdle(db: pg.Pool): Promise<boolean> {
  const { rows } = await db.query<{ idle: boolean }>(
    `select (select id from jobs where lane = 'default' and ${WAITING}
             order by ${QUEUE}, priority, run_at limit 1) is null
       and (select id from jobs where status = 'running' order by lease_expires_at limit 1) is null as idle`,
  );
  return rows[0]?.idle === true;
}

import { join } from 'node:path';
import type pg from 'pg';
import type { Supervised } from '../../tools/stack/supervise.mts';
import type { NoopWorkerMethods } from '../jobs/noop-worker.mts';
import { createWorkspace } from '../jobs/work-off.mts';
import type { Bench, BenchResult } from '../support/bench.mts';
import { startBenchStack } from '../support/bench-stack.mts';
import { percentile } from '../support/figures.mts';
import { type Remote, startRemote } from '../support/remote.mts';
import type { FairClientMethods } from './client.mts';

const ROUNDS = 3;
const BACKLOG = 100_000;
/** What the worker may take from the backlog during a round. */
const HEADROOM = 300_000;
const SINGLES = 300;
const SINGLES_PER_LOOK = 20;
/** Fewer would be no p99. */
const FEWEST_SINGLES = 100;
const WARMUP_SINGLES = 100;

export const fair: Bench = {
  name: 'fair',
  measured: [
    `Ours: milliseconds from the enqueue of a single no-op job of workspace B until its success is visible, up to ${SINGLES} jobs one after another, while one worker works on workspace A, which has at least ${BACKLOG.toLocaleString('en')} no-op jobs due in the same lane all the time.`,
    '`alone`: the same jobs of workspace B with no other job in the database.',
  ],
  run: measure,
};

interface Scene {
  db: pg.Pool;
  worker: Remote<NoopWorkerMethods>;
  client: Remote<FairClientMethods>;
  /** Has the backlog. */
  a: string;
  /** Has one job at a time. */
  b: string;
}

async function measure(run: Supervised): Promise<BenchResult> {
  const { db, env } = await startBenchStack(run);
  const scene: Scene = {
    db,
    worker: await startRemote(run, join(import.meta.dirname, '..', 'jobs', 'noop-worker.mts'), env),
    client: await startRemote(run, join(import.meta.dirname, 'client.mts'), env),
    a: await createWorkspace(db, 'a'),
    b: await createWorkspace(db, 'b'),
  };
  const rounds: Record<'self' | 'alone', number[][]> = { self: [], alone: [] };
  const backlogPerSecond: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.alone.push(await besideNobody(scene));
    const { latencies, perSecond } = await besideBacklog(scene);
    rounds.self.push(latencies);
    backlogPerSecond.push(perSecond);
  }
  const compare = (share: number) => ({
    bench: 'fair',
    against: 'alone',
    unit: `p${share} ms`,
    self: rounds.self.map((round) => percentile(round, share / 100)),
    other: rounds.alone.map((round) => percentile(round, share / 100)),
    less: true,
  });
  return {
    comparisons: [
      compare(50),
      { ...compare(99), mark: { timesAtMost: 3 } },
      { bench: 'fair', unit: 'jobs/s of the backlog meanwhile', self: backlogPerSecond },
    ],
  };
}

async function besideNobody({ worker, client, b }: Scene): Promise<number[]> {
  await worker.call('start');
  await client.call('singles', { workspaceId: b, count: WARMUP_SINGLES });
  const latencies = await client.call('singles', { workspaceId: b, count: SINGLES });
  await worker.call('stop');
  return latencies;
}

async function besideBacklog({ db, worker, client, a, b }: Scene): Promise<{ latencies: number[]; perSecond: number }> {
  await client.call('enqueue', { workspaceId: a, count: BACKLOG + HEADROOM });
  await worker.call('start');
  await client.call('singles', { workspaceId: b, count: SINGLES_PER_LOOK });
  const latencies: number[] = [];
  const first = await due(db, a);
  const startedAt = performance.now();
  let before = first;
  while (latencies.length < SINGLES) {
    const next = await client.call('singles', { workspaceId: b, count: SINGLES_PER_LOOK });
    const left = await due(db, a);
    if (left === before) throw new Error('The worker took nothing from the backlog: that is no fairness either.');
    if (left < BACKLOG) break;
    before = left;
    latencies.push(...next);
  }
  const perSecond = (first - before) / ((performance.now() - startedAt) / 1_000);
  await worker.call('stop');
  await db.query('truncate jobs, runs, event_log');
  if (latencies.length < FEWEST_SINGLES) {
    throw new Error(`The backlog was worked off after only ${latencies.length} single jobs: give it more headroom.`);
  }
  return { latencies, perSecond };
}

async function due(db: pg.Pool, workspaceId: string): Promise<number> {
  const { rows } = await db.query<{ due: number }>(
    `select count(*)::int as due from jobs where lane = 'default' and tenant_id = $1 and status in ('queued', 'failed')`,
    [workspaceId],
  );
  return rows[0]?.due ?? 0;
}

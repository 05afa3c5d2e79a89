import { join } from 'node:path';
import type { Supervised } from '../../tools/stack/supervise.mts';
import type { Bench, BenchResult } from '../support/bench.mts';
import { createEmptyDatabase } from '../support/bench-database.mts';
import { type BenchStack, startBenchStack } from '../support/bench-stack.mts';
import type { Comparison } from '../support/comparison.mts';
import { profiled } from '../support/profile.mts';
import { startRemote } from '../support/remote.mts';
import type { BullNoopMethods } from './bull-noop.mts';
import type { GraphileWorkerMethods } from './graphile-worker.mts';
import type { NoopWorkerMethods } from './noop-worker.mts';
import type { PgBossMethods } from './pg-boss.mts';
import { createWorkspace, workOff, workOffEnqueued } from './work-off.mts';

const ROUNDS = 3;
const JOBS = 30_000;
const WARMUP_JOBS = 5_000;
const CONCURRENCY = 100;

export const jobs: Bench = {
  name: 'jobs',
  measured: [
    `Ours: no-op jobs per second that one worker with ${CONCURRENCY} slots works off, from the first claim to the last settlement, with a run and an event on record for each; on all sides ${JOBS.toLocaleString('en')} jobs are enqueued before the clock starts.`,
    `\`bull-noop\`: the same number of Bull jobs with concurrency ${CONCURRENCY} and \`removeOnComplete\`, which keeps nothing of a job that is done.`,
    '`pg-boss`: the same number in the same PostgreSQL, one worker with `batchSize` 500 that is told to go on at once after each batch; all finished jobs stay in its tables.',
    '`graphile-worker`: a fifth of the number in the same PostgreSQL, its defaults with concurrency 50; it deletes jobs that are done.',
  ],
  run: measure,
};

/** Works off so many no-op jobs. @returns jobs per second */
type WorkOff = (count: number) => Promise<number>;

interface Other {
  against: string;
  /** Fewer where the side is so slow that the run would take long. */
  jobs: number;
  ratioAtLeast: number;
  workOff: WorkOff;
}

async function measure(run: Supervised): Promise<BenchResult> {
  const bench = await startBenchStack(run);
  const workspaceId = await createWorkspace(bench.db, 'bench');
  const worker = await startRemote<NoopWorkerMethods>(run, here('noop-worker.mts'), {
    ...bench.env,
    WORKER_CONCURRENCY: process.env['WORKER_CONCURRENCY'] ?? String(CONCURRENCY),
  });
  const ours: WorkOff = (count) => workOff(worker, bench.db, workspaceId, count);
  const others = await startOthers(run, bench);

  for (const side of [ours, ...others.map((other) => other.workOff)]) await side(WARMUP_JOBS);
  const self: number[] = [];
  const figures = others.map((other) => ({ ...other, rounds: [] as number[] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    self.push(await ours(JOBS));
    for (const other of figures) other.rounds.push(await other.workOff(other.jobs));
  }
  await worker.call('enqueue', { workspaceId, count: JOBS });
  const profile = await profiled(bench, { title: 'jobs', unit: 'no-op jobs' }, async () => {
    await workOffEnqueued(worker, bench.db, JOBS);
    return JOBS;
  });
  const comparisons = figures.map(({ against, ratioAtLeast, rounds }): Comparison => {
    return { bench: 'jobs', against, unit: 'jobs/s', self, other: rounds, mark: { ratioAtLeast } };
  });
  return { comparisons, profiles: [profile] };
}

async function startOthers(run: Supervised, { stack, env }: BenchStack): Promise<Other[]> {
  const bull = await startRemote<BullNoopMethods>(run, here('bull-noop.mts'));
  const boss = await startRemote<PgBossMethods>(run, here('pg-boss.mts'));
  const graphile = await startRemote<GraphileWorkerMethods>(run, here('graphile-worker.mts'));
  const bossDatabase = await createEmptyDatabase(run, stack, 'bench_pg_boss');
  const graphileDatabase = await createEmptyDatabase(run, stack, 'bench_graphile_worker');
  const perSecond = async (count: number, milliseconds: Promise<number>) => count / ((await milliseconds) / 1000);
  return [
    {
      against: 'bull-noop',
      jobs: JOBS,
      ratioAtLeast: 0.8,
      workOff: (count) =>
        perSecond(count, bull.call('work', { redisUrl: env.REDIS_URL, count, concurrency: CONCURRENCY })),
    },
    {
      against: 'pg-boss',
      jobs: JOBS,
      ratioAtLeast: 0.7,
      workOff: (count) => perSecond(count, boss.call('work', { databaseUrl: bossDatabase, count })),
    },
    {
      against: 'graphile-worker',
      jobs: JOBS / 5,
      ratioAtLeast: 6,
      workOff: (count) =>
        perSecond(count, graphile.call('work', { databaseUrl: graphileDatabase, count, concurrency: 50 })),
    },
  ];
}

const here = (file: string) => join(import.meta.dirname, file);

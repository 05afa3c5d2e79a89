import pg from 'pg';
import type { ApiClient } from '../../tools/demo/api-client.mts';
import { createPipeline } from '../../tools/demo/pipeline.mts';
import { seed } from '../../tools/seed/seed.mts';
import type { RunningApp } from '../../tools/stack/apps.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { until } from '../../tools/stack/until.mts';
import { allAccepted, type Load, startLoad } from '../load/start-load.mts';
import { type Target, targetOf } from '../load/target.mts';
import type { Bench, BenchResult } from '../support/bench.mts';
import { type BenchStack, signIn, startBenchStack, startReadyApp } from '../support/bench-stack.mts';
import type { Comparison } from '../support/comparison.mts';
import { percentile } from '../support/figures.mts';
import { pushEvent } from '../support/push-event.mts';
import { LISTS, type ListPage, pagesOf } from './pages.mts';

/** Fewer rows for a quick look: `LISTS_ROWS=100000 npm run bench -- lists`; a tenth of them webhooks. */
const ROWS = Number(process.env['LISTS_ROWS'] ?? 10_000_000);
const SEEDED = { requests: ROWS, webhooks: Math.ceil(ROWS / 10), workspaces: 20, months: 12 };
/** The busiest and others. */
const WORKSPACES_READ = 5;
const ROUNDS = 3;
const LOAD = { connections: 8, warmupMs: 2_000, measureMs: 8_000 };

const forDays = (days: number) => ({
  recordRetentionDays: { events: days, requests: days },
  webhookRetentionDays: { payload: days, metadata: days },
});
const ALL = forDays(3_650);
const HALF = forDays(180);
const LITTLE = forDays(30);

export const lists: Bench = {
  name: 'lists',
  measured: [
    `Ours alone, with ${ROWS.toLocaleString('en')} rows in request_log and a tenth of that in webhook_inbox, made by \`npm run seed\` over twelve months and twenty workspaces.`,
    'Pages of 50 as the API answers them, one after another: first pages, later ones and filtered ones of five workspaces. The time is that of the whole request, so the database took less.',
    'Signed webhooks over 8 connections while a worker runs: before a retention run, and during one that drops half of the months and removes requests and webhooks of half of the workspaces in batches.',
  ],
  run: measure,
};

async function measure(run: Supervised): Promise<BenchResult> {
  const bench = await startBenchStack(run);
  const workspaces = await makePast(bench);
  await startReadyApp(run, bench, 'api');
  const api = await signIn(bench);
  const comparisons = await measurePages(api, workspaces);
  const { hookPath, webhookSecret } = await createPipeline(api, 'http://127.0.0.1:9');
  const target = targetOf(bench.apiUrl, hookPath, webhookSecret, pushEvent());
  return { comparisons: [...comparisons, await measureRetention(run, bench, workspaces, target)] };
}

async function makePast({ env, db }: BenchStack): Promise<string[]> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    const workspaces = await seed(client, SEEDED, console.log);
    await keep(db, ALL, ALL);
    return workspaces;
  } finally {
    await client.end();
  }
}

async function measurePages(api: ApiClient, workspaces: readonly string[]): Promise<Comparison[]> {
  const measured: Comparison[] = [];
  for (const list of LISTS) {
    const p95: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const times: number[] = [];
      for (const workspace of workspaces.slice(0, WORKSPACES_READ)) {
        for (const page of pagesOf(list)) times.push(...(await read(api, workspace, page)));
      }
      p95.push(percentile(times, 0.95));
    }
    measured.push({ bench: `list of ${list.name}`, unit: 'p95 ms', self: p95, less: true, mark: { selfAtMost: 50 } });
  }
  return measured;
}

/** The page and those behind it. @returns milliseconds of each */
async function read(api: ApiClient, workspace: string, { path, following }: ListPage): Promise<number[]> {
  const times: number[] = [];
  let cursor = '';
  for (let left = following; left >= 0; left -= 1) {
    const startedAt = performance.now();
    const { nextCursor } = await api.get<{ nextCursor: string | null }>(`/v1/workspaces/${workspace}${path}${cursor}`);
    times.push(performance.now() - startedAt);
    if (nextCursor === null) break;
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  return times;
}

async function measureRetention(
  run: Supervised,
  bench: BenchStack,
  workspaces: readonly string[],
  target: Target,
): Promise<Comparison> {
  const load = await startLoad(run);
  const before = await withWorker(run, bench, () => p99OfIngest(load, target));
  await keep(bench.db, HALF, LITTLE);
  const during = await withWorker(run, bench, async () => {
    await until('retention to begin', 60_000, () => hasPruned(bench.db), 50);
    return p99OfIngest(load, target);
  });
  const { rows } = await bench.db.query<{ left: boolean }>(
    `select exists (select from request_log where tenant_id = any($1) and created_at < now() - interval '30 days') as left`,
    [workspaces.filter((_, index) => index % 2 === 1)],
  );
  if (!rows[0]?.left) console.log('Note: retention was over before the measurement; take more rows.');
  return {
    bench: 'ingest during retention',
    against: 'before it',
    unit: 'p99 ms',
    self: during,
    other: before,
    less: true,
    mark: { timesAtMost: 2 },
  };
}

async function withWorker<T>(run: Supervised, bench: BenchStack, work: (worker: RunningApp) => Promise<T>): Promise<T> {
  const worker = await startReadyApp(run, bench, 'worker');
  try {
    return await work(worker);
  } finally {
    await worker.stop();
  }
}

async function p99OfIngest(load: Load, target: Target): Promise<number[]> {
  const p99: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { p99Ms, answers } = await load.call('closedLoop', { target, ...LOAD });
    allAccepted(answers);
    p99.push(p99Ms);
  }
  return p99;
}

/** Half of the seeded workspaces keep what they have for longer than the others. */
async function keep(db: pg.Pool, longer: object, shorter: object): Promise<void> {
  await db.query(
    `update workspaces set settings = case when split_part(slug, '-', 2)::int % 2 = 1 then $1::jsonb else $2::jsonb end
     where slug like 'seed-%'`,
    [longer, shorter],
  );
}

async function hasPruned(db: pg.Pool): Promise<boolean> {
  const { rows } = await db.query<{ pruned: boolean }>(
    `select exists (select from event_log where type = 'partition.dropped') as pruned`,
  );
  return rows[0]?.pruned ?? false;
}

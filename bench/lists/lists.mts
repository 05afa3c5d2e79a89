import pg from 'pg';
import type { ApiClient } from '../../tools/demo/api-client.mts';
import { createPipeline } from '../../tools/demo/pipeline.mts';
import { connectorOf, seed } from '../../tools/seed/seed.mts';
import type { RunningApp } from '../../tools/stack/apps.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { until } from '../../tools/stack/until.mts';
import { allAccepted, type Load, startLoad } from '../load/start-load.mts';
import { type Target, targetOf } from '../load/target.mts';
import type { Bench, BenchResult } from '../support/bench.mts';
import { type BenchStack, signIn, startBenchStack, startReadyApp } from '../support/bench-stack.mts';
import type { Comparison } from '../support/comparison.mts';
import { percentile, rounded } from '../support/figures.mts';
import { pushEvent } from '../support/push-event.mts';
import { type TimedByDatabase, timedByDatabase } from '../support/statements.mts';
import { type List, LISTS, type ListPage, pagesOf } from './pages.mts';

/** Fewer rows for a quick look: `LISTS_ROWS=100000 npm run bench -- lists`; a tenth of them webhooks. */
const ROWS = Number(process.env['LISTS_ROWS'] ?? 10_000_000);
const SEEDED = { requests: ROWS, webhooks: Math.ceil(ROWS / 10), workspaces: 20, months: 12 };
/** The busiest ones and the quietest ones. */
const WORKSPACES_READ = [0, 1, 2, -2, -1];
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
    'Pages of 50 as the API answers them, one after another, of the three busiest and the two quietest workspaces: with every filter, for what is common, rare and not there, the newest pages, ones far behind and the last; the time that the database executed statements for each, and that of the whole request. What counts is the p95 of the slowest filter.',
    'Signed webhooks over 8 connections while a worker runs: before a retention run, and during one that drops half of the months and removes requests and webhooks of half of the workspaces in batches.',
  ],
  run: measure,
};

async function measure(run: Supervised): Promise<BenchResult> {
  const bench = await startBenchStack(run);
  const workspaces = await makePast(bench);
  await startReadyApp(run, bench, 'api');
  const api = await signIn(bench);
  const comparisons = await timedByDatabase(bench.superuserUrl, (timed) => measurePages(timed, api, workspaces));
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

async function measurePages(
  timed: TimedByDatabase,
  api: ApiClient,
  workspaces: readonly string[],
): Promise<Comparison[]> {
  const measured: Comparison[] = [];
  for (const list of LISTS) {
    const rounds: Map<string, Times>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measureRound(timed, api, workspaces, list));
    console.table(rounds.map(inShort).at(-1));
    /** That of the slowest filter: others must not hide it. */
    const p95 = (of: keyof Times) =>
      rounds.map((times) => Math.max(...[...times.values()].map((filter) => percentile(filter[of], 0.95))));
    const name = `list of ${list.name}, slowest of ${list.filters.length} filters`;
    measured.push(
      {
        bench: `${name}, in the database`,
        unit: 'p95 ms',
        self: p95('database'),
        less: true,
        mark: { selfAtMost: 50 },
      },
      { bench: `${name}, answered by the api`, unit: 'p95 ms', self: p95('api'), less: true },
    );
  }
  return measured;
}

/** Milliseconds. */
interface Times {
  database: number[];
  api: number[];
}

async function measureRound(
  timed: TimedByDatabase,
  api: ApiClient,
  workspaces: readonly string[],
  list: List,
): Promise<Map<string, Times>> {
  const byFilter = new Map<string, Times>();
  for (const workspace of WORKSPACES_READ.map((at) => workspaces.at(at) as string)) {
    const ids = { connector: connectorOf(workspace, 1), source: connectorOf(workspace, 2) };
    for (const page of pagesOf(list, ids)) {
      const times = byFilter.get(page.filter) ?? { database: [], api: [] };
      byFilter.set(page.filter, times);
      await read(timed, api, workspace, page, times);
    }
  }
  return byFilter;
}

/** The slowest first. */
function inShort(times: ReadonlyMap<string, Times>): object[] {
  const lines = [...times].map(([filter, { database, api }]) => ({
    filter: filter || 'none',
    pages: database.length,
    'database p50 ms': rounded(percentile(database, 0.5)),
    'database p95 ms': rounded(percentile(database, 0.95)),
    'api p95 ms': rounded(percentile(api, 0.95)),
  }));
  return lines.toSorted((a, b) => b['database p95 ms'] - a['database p95 ms']);
}

/** Reads the page and those behind it. */
async function read(
  timed: TimedByDatabase,
  api: ApiClient,
  workspace: string,
  { path, following }: ListPage,
  times: Times,
): Promise<void> {
  let cursor: string | null = '';
  for (let left = following; left >= 0 && cursor !== null; left -= 1) {
    const after: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const inDatabase = await timed(async () => {
      const startedAt = performance.now();
      const page = await api.get<{ nextCursor: string | null }>(`/v1/workspaces/${workspace}${path}${after}`);
      times.api.push(performance.now() - startedAt);
      cursor = page.nextCursor;
    });
    times.database.push(inDatabase);
  }
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

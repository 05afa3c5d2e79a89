import { join } from 'node:path';
import pg from 'pg';
import { createPipeline, type Pipeline } from '../../tools/demo/pipeline.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { startLoad } from '../load/start-load.mts';
import { targetOf } from '../load/target.mts';
import type { Bench, BenchResult } from '../support/bench.mts';
import { createDatabase } from '../support/bench-database.mts';
import { type BenchStack, signIn, startBenchStack, startReadyApp } from '../support/bench-stack.mts';
import type { Comparison } from '../support/comparison.mts';
import { median, percentile } from '../support/figures.mts';
import { type MachineProbe, startMachineProbe } from '../support/machine-probe.mts';
import { profiled } from '../support/profile.mts';
import { pushEvent } from '../support/push-event.mts';
import { startRemote } from '../support/remote.mts';
import { startPerRequest } from './per-request/start.mts';
import type { ReceiverMethods } from './receiver.mts';
import { deliver, latencies, type Side, type Tools } from './side.mts';

const ROUNDS = 3;
const WARM_UP_MS = 5_000;
const THROUGHPUT_MS = 5_000;
/** What the other side is asked for, too. Where it does not keep up, its times say so. */
const SLOW = { perSecond: 200, seconds: 5 };
/**
 * What only ours is asked for, as it goes on all day: autovacuum visits a new database twice in its first half minute, and
 * once a minute from then on. Then a minute of rounds, in which it visits once and the kernel writes out twice what
 * PostgreSQL added to its files: a median of three may be of such rounds alone.
 */
const FAST = { perSecond: 1_000, seconds: 5 };
const FAST_WARM_UP = { ...FAST, seconds: 30 };
const FAST_ROUNDS = 12;
/**
 * An event waits for three commits. Where the disk lets a lone page wait for so long, in milliseconds, the times of that
 * round are the disk's. Such rounds are told apart, and more are made, so many in all at most.
 */
const DISK_STALL_MS = 25;
const MOST_FAST_ROUNDS = 24;
const against = 'per-request';

export const e2e: Bench = {
  name: 'e2e',
  measured: [
    'Ours: signed push events of 7 kB over 64 connections, from the signed request through inbox, routing and call to the settled delivery at a destination that answers at once; per second until the last one is settled, and at a fixed rate the time from when each request was due until its delivery was settled. At 1,000/s after half a minute of it that does not count, and before the other side is started: what it leaves to be written and vacuumed would be ours to wait for. Beside it a process of its own writes a page of 8 kB twenty times a second and waits for the disk: where that takes 25 ms or more, the round has a stall of the disk. It also looks at 10,000 places in memory, and tells how much processor time that took: the same work takes longer where other machines fill the caches.',
    '`per-request`: the same way with the same rows in the same PostgreSQL, but with plain SQL, a transaction of its own for every accepted request, claim, routing and settlement, and one Bull entry per job.',
  ],
  run: measure,
};

async function measure(run: Supervised): Promise<BenchResult> {
  const bench = await startBenchStack(run);
  await startReadyApp(run, bench, 'api');
  await startReadyApp(run, bench, 'worker');
  const receiver = await startRemote<ReceiverMethods>(run, join(import.meta.dirname, 'receiver.mts'));
  const destination = await receiver.call('listen');
  const pipeline = await createPipeline(await signIn(bench), destination);
  const tools: Tools = { load: await startLoad(run), receiver };
  const body = pushEvent();
  const self: Side = {
    target: targetOf(bench.apiUrl, pipeline.hookPath, pipeline.webhookSecret, body),
    db: bench.db,
    callType: 'connector.call',
  };

  // Both are warm before anything counts.
  await deliver(self, tools, WARM_UP_MS);
  const alone = await fastLatencies(self, tools, await startMachineProbe(run));
  const other = await perRequestSide(run, bench, pipeline, { destination, body });
  await deliver(other, tools, WARM_UP_MS);
  const comparisons = [
    await compareThroughput(self, other, tools),
    ...(await compareLatencies(self, other, tools)),
    ...alone,
  ];
  const profile = await profiled(bench, { title: 'e2e, 64 connections', unit: 'events' }, async () => {
    return (await deliver(self, tools, THROUGHPUT_MS)).events;
  });
  return { comparisons, profiles: [profile] };
}

async function perRequestSide(
  run: Supervised,
  { stack, env }: BenchStack,
  { webhookSecret }: Pipeline,
  { destination, body }: { destination: string; body: Buffer },
): Promise<Side> {
  const databaseUrl = await createDatabase(run, stack, 'bench_per_request');
  const db = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  run.onStop(() => db.end());
  const settings = { databaseUrl, redisUrl: env.REDIS_URL, secret: webhookSecret, destination };
  const { url, path } = await startPerRequest(run, db, settings);
  return { target: targetOf(url, path, webhookSecret, body), db, callType: 'connector.call' };
}

async function compareThroughput(self: Side, other: Side, tools: Tools): Promise<Comparison> {
  const rounds: Record<'self' | 'other', number[]> = { self: [], other: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.self.push((await deliver(self, tools, THROUGHPUT_MS)).perSecond);
    rounds.other.push((await deliver(other, tools, THROUGHPUT_MS)).perSecond);
  }
  return { bench: 'e2e', against, unit: 'events/s', ...rounds, mark: { ratioAtLeast: 5 } };
}

async function compareLatencies(self: Side, other: Side, tools: Tools): Promise<Comparison[]> {
  const ours: number[][] = [];
  const theirs: number[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await latencies(self, tools, SLOW));
    theirs.push(await latencies(other, tools, SLOW));
  }
  return [50, 99].map((share) => ({
    bench: 'e2e',
    against,
    unit: `p${share} ms at ${SLOW.perSecond}/s`,
    self: ours.map((round) => percentile(round, share / 100)),
    other: theirs.map((round) => percentile(round, share / 100)),
    less: true,
  }));
}

/** Ours alone: the other side would only grow a backlog at this rate. */
async function fastLatencies(self: Side, tools: Tools, machine: MachineProbe): Promise<Comparison[]> {
  await latencies(self, tools, FAST_WARM_UP);
  const rounds: { times: number[]; stall: number; memory: number }[] = [];
  const calm = () => rounds.filter(({ stall }) => stall < DISK_STALL_MS);
  while (calm().length < FAST_ROUNDS && rounds.length < MOST_FAST_ROUNDS) {
    await machine.call('probed'); // what was before
    const times = await latencies(self, tools, FAST);
    const { disk, memory } = await machine.call('probed');
    rounds.push({ times, stall: Math.max(...disk), memory: median(memory) });
  }
  const record = { bench: 'e2e', less: true };
  const at = `ms at ${FAST.perSecond}/s`;
  const of = (some: typeof rounds, share: number) => some.map(({ times }) => percentile(times, share));
  const mark = { selfAtMost: 40 };
  return [
    { ...record, unit: `p50 ${at}`, self: of(rounds, 0.5) },
    { ...record, unit: `p99 ${at}`, self: of(rounds, 0.99), mark },
    { ...record, unit: `p99 ${at}, rounds without a stall of the disk`, self: of(calm(), 0.99), mark },
    {
      ...record,
      unit: `p99 ${at}, all rounds as one`,
      self: [
        percentile(
          rounds.flatMap(({ times }) => times),
          0.99,
        ),
      ],
    },
    { ...record, unit: 'longest fsync of a lone page, ms', self: rounds.map(({ stall }) => stall) },
    { ...record, unit: '10,000 places in memory, ms', self: rounds.map(({ memory }) => memory) },
  ];
}

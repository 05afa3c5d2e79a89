import { join } from 'node:path';
import pg from 'pg';
import { createPipeline, type Pipeline } from '../../tools/demo/pipeline.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { startLoad } from '../load/start-load.mts';
import { targetOf } from '../load/target.mts';
import { createDatabase } from '../support/bench-database.mts';
import { type BenchStack, signIn, startBenchStack, startReadyApp } from '../support/bench-stack.mts';
import { percentile } from '../support/figures.mts';
import { pushEvent } from '../support/push-event.mts';
import { startRemote } from '../support/remote.mts';
import { type Comparison, report } from '../support/report.mts';
import { startPerRequest } from './per-request/start.mts';
import type { ReceiverMethods } from './receiver.mts';
import { latencies, type Side, throughput, type Tools } from './side.mts';

const ROUNDS = 3;
const THROUGHPUT_MS = 5_000;
const RATES = [
  { perSecond: 200, seconds: 5 },
  { perSecond: 1_000, seconds: 5 },
];
const against = 'per-request';

/** Events from the signed request to the settled delivery, against the same work with a transaction for every step. */
export async function e2e(run: Supervised): Promise<void> {
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
  const other = await perRequestSide(run, bench, pipeline, { destination, body });

  // Both are warm before anything counts.
  for (const side of [self, other]) await throughput(side, tools, 2_000);
  report([await compareThroughput(self, other, tools), ...(await compareLatencies(self, other, tools))]);
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
  const comparison = { bench: 'e2e', against, unit: 'events/s', self: [] as number[], other: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    comparison.self.push(await throughput(self, tools, THROUGHPUT_MS));
    comparison.other.push(await throughput(other, tools, THROUGHPUT_MS));
  }
  return comparison;
}

async function compareLatencies(self: Side, other: Side, tools: Tools): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const rate of RATES) {
    const [p50, p99] = [50, 99].map((share) => ({
      share: share / 100,
      comparison: {
        bench: 'e2e',
        against,
        unit: `p${share} ms at ${rate.perSecond}/s`,
        self: [] as number[],
        other: [] as number[],
        less: true,
      },
    }));
    for (let round = 0; round < ROUNDS; round += 1) {
      const [ours, theirs] = [await latencies(self, tools, rate), await latencies(other, tools, rate)];
      for (const each of [p50, p99]) {
        each?.comparison.self.push(percentile(ours, each.share));
        each?.comparison.other.push(percentile(theirs, each.share));
      }
    }
    comparisons.push(...[p50, p99].flatMap((each) => (each ? [each.comparison] : [])));
  }
  return comparisons;
}

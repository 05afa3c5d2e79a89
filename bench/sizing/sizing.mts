import { join } from 'node:path';
import type pg from 'pg';
import { createPipeline } from '../../tools/demo/pipeline.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { deliver, latencies, type Side, type Tools } from '../e2e/side.mts';
import type { ReceiverMethods } from '../e2e/receiver.mts';
import { startLoad } from '../load/start-load.mts';
import { targetOf } from '../load/target.mts';
import type { Bench, BenchResult } from '../support/bench.mts';
import { signIn, startBenchStack, startReadyApp } from '../support/bench-stack.mts';
import { cpuSeconds } from '../support/processes.mts';
import { pushEvent } from '../support/push-event.mts';
import { startRemote } from '../support/remote.mts';

const ROUNDS = 3;
const ROUND_MS = 5_000;
/** Batches are small here, so an event costs more. */
const CALM = { perSecond: 100, seconds: 5 };
const PROCESSES = ['api', 'worker', 'PostgreSQL', 'Redis'] as const;

export const sizing: Bench = {
  name: 'sizing',
  measured: [
    `Ours alone, the inputs of docs/scaling.md: what one push event of 7 kB with one route and one call costs from request to settled delivery. CPU time by process, once with as much as 64 connections send and once at ${CALM.perSecond} a second; bytes of write-ahead log; bytes that the tables with their indexes grow by.`,
  ],
  run: measure,
};

async function measure(run: Supervised): Promise<BenchResult> {
  const bench = await startBenchStack(run);
  await startReadyApp(run, bench, 'api');
  await startReadyApp(run, bench, 'worker');
  const receiver = await startRemote<ReceiverMethods>(run, join(import.meta.dirname, '../e2e/receiver.mts'));
  const pipeline = await createPipeline(await signIn(bench), await receiver.call('listen'));
  const tools: Tools = { load: await startLoad(run), receiver };
  const target = targetOf(bench.apiUrl, pipeline.hookPath, pipeline.webhookSecret, pushEvent());
  const side: Side = { target, db: bench.db, callType: 'connector.call' };
  await deliver(side, tools, 2_000); // warm before anything counts

  const rates: number[] = [];
  const busy = await costs(bench.db, async () => {
    const { events, perSecond } = await deliver(side, tools, ROUND_MS);
    rates.push(perSecond);
    return events;
  });
  const calm = await costs(bench.db, async () => (await latencies(side, tools, CALM)).length);
  const cpu = (costs: readonly Cost[], at: string) =>
    PROCESSES.map((name) => ({ bench: 'sizing', unit: `µs of ${name} ${at}`, self: costs.map((cost) => cost[name]) }));
  const bytes = (['log', 'tables'] as const).map((what) => ({
    bench: 'sizing',
    unit: `bytes of ${what === 'log' ? 'write-ahead log' : 'tables'}`,
    self: busy.map((cost) => cost[what]),
  }));
  const per = [...cpu(busy, 'when busy'), ...cpu(calm, `at ${CALM.perSecond}/s`), ...bytes];
  return {
    comparisons: [
      { bench: 'sizing', unit: 'events/s when busy', self: rates },
      ...per.map((one) => ({ ...one, unit: `${one.unit} per event`, less: true })),
    ],
  };
}

type Cost = Record<(typeof PROCESSES)[number] | 'log' | 'tables', number>;

/** Runs the rounds. @param round answers how many events it had */
async function costs(db: pg.Pool, round: () => Promise<number>): Promise<Cost[]> {
  const measured: Cost[] = [];
  for (let number = 0; number < ROUNDS; number += 1) {
    const [cpu, bytes] = [cpuSeconds(), await written(db)];
    const events = await round();
    const [cpuAfter, bytesAfter] = [cpuSeconds(), await written(db)];
    const used = (name: string) => (((cpuAfter.get(name) ?? 0) - (cpu.get(name) ?? 0)) * 1_000_000) / events;
    const grown = (what: 'log' | 'tables') => (bytesAfter[what] - bytes[what]) / events;
    const times = Object.fromEntries(PROCESSES.map((name) => [name, used(name)])) as Record<
      (typeof PROCESSES)[number],
      number
    >;
    measured.push({ ...times, log: grown('log'), tables: grown('tables') });
  }
  return measured;
}

/** Bytes so far: of the log, and of all tables with indexes and what is stored beside them. */
async function written(db: pg.Pool): Promise<{ log: number; tables: number }> {
  const { rows } = await db.query<{ log: number; tables: number }>(`
    select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::float8 as log,
      (select sum(pg_total_relation_size(oid))::float8 from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r') as tables`);
  return rows[0] ?? { log: NaN, tables: NaN };
}

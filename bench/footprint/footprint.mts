import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningApp, startApp, untilReady } from '../../tools/stack/apps.mts';
import { until } from '../../tools/stack/until.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import type { Bench, BenchResult } from '../support/bench.mts';
import { type BenchStack, startBenchStack } from '../support/bench-stack.mts';

const ROUNDS = 5;
const IDLE_MS = 10_000;
const MB = 1_000_000;

export const footprint: Bench = {
  name: 'footprint',
  measured: [
    `Ours alone: seconds from the start of the api's process until it says it is ready, on a migrated database, and the resident memory of api and worker ${IDLE_MS / 1000} s after both are ready, with nothing to do; both start anew for every round.`,
  ],
  run: measure,
};

async function measure(run: Supervised): Promise<BenchResult> {
  const bench = await startBenchStack(run);
  const seconds: number[] = [];
  const memory: Record<'api' | 'worker' | 'both', number[]> = { api: [], worker: [], both: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    const api = start(run, bench, 'api');
    await until('the api to get ready', 60_000, () => isReady(bench.apiUrl), 10);
    seconds.push((performance.now() - startedAt) / 1000);
    const worker = start(run, bench, 'worker');
    await untilReady(worker, Number(bench.env['WORKER_PORT']));
    await sleep(IDLE_MS, undefined, { signal: run.signal });
    const [ofApi, ofWorker] = [residentBytes('api') / MB, residentBytes('worker') / MB];
    memory.api.push(ofApi);
    memory.worker.push(ofWorker);
    memory.both.push(ofApi + ofWorker);
    await Promise.all([api.stop(), worker.stop()]);
  }
  return {
    comparisons: [
      { bench: 'footprint api ready', unit: 's', self: seconds, mark: { selfAtMost: 1 } },
      { bench: 'footprint api idle', unit: 'MB', self: memory.api },
      { bench: 'footprint worker idle', unit: 'MB', self: memory.worker },
      { bench: 'footprint api + worker idle', unit: 'MB', self: memory.both, mark: { selfAtMost: 280 } },
    ],
  };
}

function start(run: Supervised, { env }: BenchStack, name: 'api' | 'worker'): RunningApp {
  const app = startApp(name, { env, logs: join('.cache', 'bench', 'logs') });
  run.onStop((graceMs) => app.stop(graceMs));
  return app;
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).status === 200;
  } catch {
    return false;
  }
}

/** Resident memory of our own child that runs this app. */
function residentBytes(name: 'api' | 'worker'): number {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'ppid=,rss=,args='], { encoding: 'utf8' });
  const main = join('apps', name, 'src', 'main.js');
  const lines = stdout.split('\n').map((line) => line.trim().split(/\s+/));
  const line = lines.find(([parent, , ...args]) => Number(parent) === process.pid && args.join(' ').includes(main));
  if (!line) throw new Error(`ps does not show the ${name}.`);
  return Number(line[1]) * 1024;
}

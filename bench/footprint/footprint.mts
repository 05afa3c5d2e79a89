import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningApp, startApp, untilReady } from '../../tools/stack/apps.mts';
import { until } from '../../tools/stack/until.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { type BenchStack, startBenchStack } from '../support/bench-stack.mts';
import { report } from '../support/report.mts';

const ROUNDS = 3;
const IDLE_MS = 10_000;
const MB = 1_000_000;

/** Time from the start of the api to its readiness, and the memory of both apps when they have been idle for a while. */
export async function footprint(run: Supervised): Promise<void> {
  const bench = await startBenchStack(run);
  const worker = start(run, bench, 'worker');
  await untilReady(worker, Number(bench.env['WORKER_PORT']));

  const seconds: number[] = [];
  const memory: Record<'api' | 'worker' | 'both', number[]> = { api: [], worker: [], both: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    const api = start(run, bench, 'api');
    await until('the api to get ready', 60_000, () => isReady(bench.apiUrl), 10);
    seconds.push((performance.now() - startedAt) / 1000);
    await sleep(IDLE_MS, undefined, { signal: run.signal });
    const [ofApi, ofWorker] = [residentBytes('api') / MB, residentBytes('worker') / MB];
    memory.api.push(ofApi);
    memory.worker.push(ofWorker);
    memory.both.push(ofApi + ofWorker);
    await api.stop();
  }
  report([
    { bench: 'footprint api ready', unit: 's', self: seconds },
    { bench: 'footprint api idle', unit: 'MB', self: memory.api },
    { bench: 'footprint worker idle', unit: 'MB', self: memory.worker },
    { bench: 'footprint api + worker idle', unit: 'MB', self: memory.both },
  ]);
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

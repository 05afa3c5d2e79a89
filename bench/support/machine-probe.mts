import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { DATA } from './bench-stack.mts';
import { type Remote, startRemote } from './remote.mts';
import { serve } from './serve.mts';

const EVERY_MS = 50;
/** A page of PostgreSQL. */
const PAGE = Buffer.alloc(8_192, 1);
/** More than a processor keeps for itself; every so many bytes of it are looked at, which no processor foresees. */
const MEMORY = Buffer.alloc(8 * 1024 * 1024, 1);
const STRIDE = 7_919 * 64;
const STEPS = 10_000;

/** What was asked of the machine since it was last asked, and how long that took each time, in milliseconds. */
export interface Probed {
  /** Until the disk had a page: next to nothing, so when it takes long the disk stands still. */
  disk: number[];
  /** Processor time to look at the same 10,000 places in memory: on a shared machine others are in the way. */
  memory: number[];
}

let probed: Probed = { disk: [], memory: [] };

const methods = {
  /** Asks little of the machine twenty times a second; the page goes into a file in the folder. */
  begin(folder: string): Promise<void> {
    const path = join(folder, 'machine-probe');
    const file = openSync(path, 'w');
    process.once('exit', () => {
      closeSync(file);
      rmSync(path, { force: true });
    });
    setInterval(() => {
      const startedAt = performance.now();
      writeSync(file, PAGE, 0, PAGE.length, 0);
      fdatasyncSync(file);
      probed.disk.push(performance.now() - startedAt);
      const before = process.cpuUsage();
      lookAround();
      const { user, system } = process.cpuUsage(before);
      probed.memory.push((user + system) / 1_000);
    }, EVERY_MS);
    return Promise.resolve();
  },

  probed(): Promise<Probed> {
    const taken = probed;
    probed = { disk: [], memory: [] };
    return Promise.resolve(taken);
  },
};

function lookAround(): number {
  let sum = 0;
  for (let step = 0; step < STEPS; step += 1) sum += MEMORY[(step * STRIDE) % MEMORY.length] as number;
  return sum;
}

export type MachineProbe = Remote<typeof methods>;

/** Asks next to nothing of the disk that the servers use and of memory, in a process of its own, and tells how long it took. */
export async function startMachineProbe(run: Supervised): Promise<MachineProbe> {
  const probe = await startRemote<typeof methods>(run, import.meta.filename);
  await probe.call('begin', DATA);
  return probe;
}

if (process.argv[1] === import.meta.filename) serve(methods);

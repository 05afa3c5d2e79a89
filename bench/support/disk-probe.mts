import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { DATA } from './bench-stack.mts';
import { type Remote, startRemote } from './remote.mts';
import { serve } from './serve.mts';

/** A page of PostgreSQL, so many times a second: next to nothing. When that takes long, the disk stands still. */
const PAGE = Buffer.alloc(8_192, 1);
const EVERY_MS = 50;

let waits: number[] = [];

const methods = {
  /** Writes a page into a file in the folder again and again, and waits each time until the disk has it. */
  begin(folder: string): Promise<void> {
    const path = join(folder, 'disk-probe');
    const file = openSync(path, 'w');
    process.once('exit', () => {
      closeSync(file);
      rmSync(path, { force: true });
    });
    setInterval(() => {
      const startedAt = performance.now();
      writeSync(file, PAGE, 0, PAGE.length, 0);
      fdatasyncSync(file);
      waits.push(performance.now() - startedAt);
    }, EVERY_MS);
    return Promise.resolve();
  },

  /** How long the disk took, each time since this was last asked, in milliseconds. */
  waits(): Promise<number[]> {
    const taken = waits;
    waits = [];
    return Promise.resolve(taken);
  },
};

export type DiskProbe = Remote<typeof methods>;

/** Asks next to nothing of the disk that the servers use, in a process of its own, and tells how long that took. */
export async function startDiskProbe(run: Supervised): Promise<DiskProbe> {
  const probe = await startRemote<typeof methods>(run, import.meta.filename);
  await probe.call('begin', DATA);
  return probe;
}

if (process.argv[1] === import.meta.filename) serve(methods);

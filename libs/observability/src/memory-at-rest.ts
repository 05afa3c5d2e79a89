import { setFlagsFromString } from 'node:v8';

/** How often it looks whether the process is at rest, in milliseconds: the start is over by the first time. */
const LOOK_EVERY_MS = 30_000;
/** The share of one processor that a process at rest takes: it sweeps, counts, and answers who looks after it. */
const AT_REST = 0.1;

/** What V8 does after some time without a collection of the whole heap: with the first flag it gives back all it can. */
export const SHRINK = { all: '--memory-reducer-favors-memory', garbage: '--no-memory-reducer-favors-memory' };

/**
 * Lets V8 shrink the heap while the process is at rest, and not under load, of which it does not ask: it would take the whole
 * young generation away, which then grows again by one small collection after the other, and in processes that were started
 * together all at the same moment; events of some seconds were late. Under load garbage alone is given back.
 */
export function shrinkAtRest(): void {
  let last = process.cpuUsage();
  setInterval(() => {
    const { user, system } = process.cpuUsage(last);
    setFlagsFromString(shrinkWith((user + system) / 1_000 / LOOK_EVERY_MS));
    last = process.cpuUsage();
  }, LOOK_EVERY_MS).unref();
}

/** @param share how much of one processor the process took */
export const shrinkWith = (share: number): string => (share < AT_REST ? SHRINK.all : SHRINK.garbage);

import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';

/** How often it looks whether the process is at rest, in milliseconds. */
const LOOK_EVERY_MS = 5_000;
/** The share of the time in which a process at rest does something: it sweeps, counts, and answers who looks after it. */
const AT_REST = 0.05;

/** V8 gives memory back when it has not collected the whole heap for 100 seconds: with the first flag, as much as it can. */
export const SHRINK = { all: '--memory-reducer-favors-memory', garbage: '--no-memory-reducer-favors-memory' };

/**
 * Lets V8 shrink the heap while the process is at rest, and not under load, of which it does not ask: it would take the whole
 * young generation away, which then grows again by one small collection after the other, and in processes that were started
 * together all at the same moment; events of some seconds were late. Under load garbage alone is given back.
 */
export function shrinkAtRest(): void {
  let last = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    setFlagsFromString(shrinkWith(performance.eventLoopUtilization(now, last).utilization));
    last = now;
  }, LOOK_EVERY_MS).unref();
}

/** @param utilization the share of the time in which the process did something, from 0 to 1 */
export const shrinkWith = (utilization: number): string => (utilization < AT_REST ? SHRINK.all : SHRINK.garbage);

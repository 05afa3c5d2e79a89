import { setFlagsFromString } from 'node:v8';

/** By how much the long-lived part of the heap may grow before V8 collects all of it again, in percent. */
const GROWTH_PERCENT = 150;

/**
 * Trades memory under load for time. V8 decides by itself when to collect the whole heap, and counts only what the main
 * thread loses by it. A process that handles many short-lived buffers spent so much on that, in its helper threads too,
 * that everybody else waited for a processor. At rest nothing changes. See docs/adr/0029-time-between-the-stages.md.
 */
export function collectSeldom(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}

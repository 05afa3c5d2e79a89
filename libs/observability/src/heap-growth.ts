import { setFlagsFromString } from 'node:v8';

/** By how much the long-lived part of the heap may grow before V8 collects all of it again, in percent. */
const GROWTH_PERCENT = 150;

/**
 * Trades memory under load for time. V8 decides by itself when to collect the whole heap, and only counts what the main
 * thread loses by it: of a process that handles many short-lived buffers it did so every half second, which together with
 * its helper threads was a quarter of the processor time of an api under load. At rest nothing changes.
 */
export function collectSeldom(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}

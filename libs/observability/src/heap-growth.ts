import { setFlagsFromString } from 'node:v8';

const FLAGS = [
  // By how much the long-lived part of the heap may grow before V8 collects all of it again.
  '--heap-growing-percent=300',
  // Buffers outside of the heap count towards that, and do not call for a collection of their own after every 64 MB.
  '--external-memory-accounted-in-global-limit',
  // Threads that look for what is alive, beside the main one: all others would take every processor for a moment.
  '--concurrent-marking-max-worker-num=1',
  // Every object begins young. V8 may take a place in the code for one whose objects live long, as all seem to while it
  // collects often, and make them old from the start: each keeps what it leads to alive until all is collected.
  '--no-allocation-site-pretenuring',
];

/**
 * Trades memory under load for time. V8 decides by itself when to collect the whole heap, and counts only what the main
 * thread loses by it. A process that handles many short-lived buffers spent so much on that, in its helper threads too,
 * that everybody else waited for a processor. At rest nothing changes. A V8 that does not know a flag says so and goes on. See
 * docs/adr/0029-time-between-the-stages.md, docs/adr/0032-a-call-is-claimed-where-it-is-made.md and
 * docs/adr/0037-what-keeps-garbage-alive.md.
 */
export function collectSeldom(): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
}

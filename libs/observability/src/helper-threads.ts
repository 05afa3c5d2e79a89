import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';

const THREADS = '/proc/self/task';

/** As the kernel counts it (sched(7)): a third of the others' weight. */
const NICE = 5;

/**
 * Lets V8's helper threads, which compile and look for garbage, give way to what an event waits for: a main thread, or a
 * process of PostgreSQL. On a busy machine each of its steps would wait for them otherwise, for as long as they are at it. On
 * Linux a thread has a priority of its own (setpriority(2)); elsewhere nothing changes.
 */
export function helpersGiveWay(): void {
  if (process.platform !== 'linux') return;
  for (const thread of readdirSync(THREADS)) {
    try {
      if (readFileSync(`${THREADS}/${thread}/comm`, 'utf8').startsWith('V8Worker')) setPriority(Number(thread), NICE);
    } catch {
      // It has ended, or this process may not look at it, as in some sandboxes.
    }
  }
}

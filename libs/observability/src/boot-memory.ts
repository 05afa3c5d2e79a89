import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'major' }) => void;

/**
 * Gives back the memory that only the start needed: while some two thousand modules are loaded V8 lets its young
 * generation grow to more than 100 MB, and would keep it for as long as the process lives. Nothing else runs meanwhile (some
 * 0.1 s): call it before the process takes work. The empty pages go back to the system some eight seconds later.
 */
export function releaseBootMemory(): void {
  // V8's own function, in a context of its own: nobody else gets to see it.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major' });
}

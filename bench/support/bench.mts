import type { Supervised } from '../../tools/stack/supervise.mts';
import type { Comparison } from './comparison.mts';
import type { Profile } from './profile.mts';

/** One benchmark: `npm run bench -- <name>`. */
export interface Bench {
  name: string;
  /** What is measured on our side and on each other side: a sentence each. */
  measured: readonly string[];
  run(run: Supervised): Promise<BenchResult>;
}

export interface BenchResult {
  comparisons: readonly Comparison[];
  /** Where our side's time goes, from a round of its own that counts for nothing else. */
  profiles?: readonly Profile[];
}

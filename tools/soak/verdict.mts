import type { Memory } from './measured-app.mts';

/** Both apps at one moment, in seconds since the start. */
export interface Sample {
  readonly at: number;
  readonly api: Memory;
  readonly worker: Memory;
}

/**
 * How much more at the end than at the beginning: 0.1 is a tenth. What is beside the heap are bodies on their way, which
 * come and go; what stays of them shows in the resident memory.
 */
export interface Growth {
  readonly rss: number;
  readonly heap: number;
}

/**
 * The first part of the time says nothing: code is compiled, caches fill, and V8 gives what is young more room in a few
 * steps, up to a bound.
 */
const WARM_UP = 0.5;
/** What is compared are the means of the first and of the last part of the rest. */
const PART = 0.25;
/** More is not flat. */
const MOST_GROWTH = 0.1;

export function growthOf(samples: readonly Sample[], app: 'api' | 'worker'): Growth {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP));
  const few = Math.max(1, Math.floor(warm.length * PART));
  const grown = (of: (memory: Memory) => number) => {
    const mean = (some: readonly Sample[]) => some.reduce((sum, sample) => sum + of(sample[app]), 0) / some.length;
    return mean(warm.slice(-few)) / mean(warm.slice(0, few)) - 1;
  };
  return { rss: grown(({ rss }) => rss), heap: grown(({ heap }) => heap) };
}

export const isFlat = ({ rss, heap }: Growth): boolean => rss <= MOST_GROWTH && heap <= MOST_GROWTH;

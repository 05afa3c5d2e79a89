import type { Memory } from './measured-app.mts';
import type { Sample } from './verdict.mts';

const MOST_LINES = 20;
const megabytes = (bytes: number) => Number((bytes / 1_000_000).toFixed(1));

/** A table of megabytes over time, of at most twenty lines. */
export function printSamples(samples: readonly Sample[]): void {
  const step = Math.ceil(samples.length / MOST_LINES);
  const shown = samples.filter((_, index) => index % step === 0 || index === samples.length - 1);
  const columns = (app: string, { rss, heap, external }: Memory) => ({
    [`${app} rss MB`]: megabytes(rss),
    [`${app} heap MB`]: megabytes(heap),
    [`${app} external MB`]: megabytes(external),
  });
  const rows = shown.map(({ at, api, worker }) => [
    `${at} s`,
    { ...columns('api', api), ...columns('worker', worker) },
  ]);
  console.table(Object.fromEntries(rows));
}

/** Resident memory at rest before the load, and at its end. */
export function rssOf(
  idle: Sample,
  samples: readonly Sample[],
  app: 'api' | 'worker',
): { idle: number; after: number } {
  return { idle: megabytes(idle[app].rss), after: megabytes((samples.at(-1) ?? idle)[app].rss) };
}

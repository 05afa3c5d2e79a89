import { median } from './figures.mts';

export interface Comparison {
  bench: string;
  /** The baseline; missing where there is none. */
  against?: string;
  unit: string;
  /** One figure per round. */
  self: readonly number[];
  other?: readonly number[];
  /** Whether less is better: latencies and sizes. */
  less?: boolean;
}

/** Prints every round and the medians for people, and then one line of JSON per comparison for programs. */
export function report(comparisons: readonly Comparison[]): void {
  const rows = comparisons.map((comparison) => ({ comparison, line: lineOf(comparison) }));
  console.table(
    Object.fromEntries(
      rows.map(({ comparison, line }) => [
        `${line.bench}, ${line.unit}`,
        {
          self: line.self,
          ...(comparison.other && { [comparison.against ?? 'other']: line.other, ratio: line.ratio }),
          rounds: [comparison.self, comparison.other ?? []].map((values) => values.map(rounded).join(' ')).join(' | '),
        },
      ]),
    ),
  );
  for (const { line } of rows) console.log(JSON.stringify(line));
}

/** A ratio above 1 always means that we are better. */
function lineOf({ bench, against, unit, self, other, less }: Comparison) {
  const ours = median(self);
  const theirs = other && median(other);
  const ratio = theirs === undefined ? undefined : less ? theirs / ours : ours / theirs;
  return {
    bench,
    against: against ?? null,
    unit,
    self: rounded(ours),
    other: theirs === undefined ? null : rounded(theirs),
    ratio: ratio === undefined ? null : Number(ratio.toFixed(3)),
  };
}

/** Whole numbers, or three significant digits below a hundred. */
function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

import { median, rounded } from './figures.mts';
import { type Mark, verdict } from './mark.mts';

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
  /** What we ask of ourselves. */
  mark?: Mark;
}

/** The medians of a comparison, as programs read them. */
export interface ComparisonLine {
  bench: string;
  against: string | null;
  unit: string;
  self: number;
  other: number | null;
  /** Above 1 always means that we are better. */
  ratio: number | null;
  mark?: string;
  verdict?: string;
}

export function lineOf({ bench, against, unit, self, other, less, mark }: Comparison): ComparisonLine {
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
    ...(mark && verdict(mark, ours, ratio)),
  };
}

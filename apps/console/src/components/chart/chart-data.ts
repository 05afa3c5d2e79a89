import type uPlot from 'uplot';

export interface Series {
  readonly label: string;
  /** Name of a CSS variable of the theme. */
  readonly color: string;
  /** One for each bucket; null: nothing to show. */
  readonly values: readonly (number | null)[];
}

export interface ChartProps {
  title: string;
  /** All of it in one sentence, for people who do not see it. */
  summary: string;
  /** Beginnings of the buckets, Unix times in seconds. */
  at: readonly number[];
  bucketSeconds: number;
  series: readonly Series[];
  /** Bars stand on each other; lines do not. */
  kind: 'bars' | 'lines';
  format: (value: number) => string;
}

/** When a bucket begins, as exactly as its length asks for. */
export function timeOf(seconds: number, bucketSeconds: number): string {
  const options: Intl.DateTimeFormatOptions =
    bucketSeconds < 3_600
      ? { hour: '2-digit', minute: '2-digit' }
      : { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
  return new Date(seconds * 1_000).toLocaleString(undefined, options);
}

/** As uPlot takes them; of bars that stand on each other the last series comes first, as the sum of all. */
export function figuresOf({ at, series, kind }: Pick<ChartProps, 'at' | 'series' | 'kind'>): uPlot.AlignedData {
  if (kind === 'lines') return [[...at], ...series.map(({ values }) => [...values])] as uPlot.AlignedData;
  const sums = series.map((_, last) =>
    at.map((__, point) => series.slice(0, last + 1).reduce((sum, { values }) => sum + (values[point] ?? 0), 0)),
  );
  return [[...at], ...sums.reverse()];
}

/**
 * Latencies as counts of exponentially growing buckets: eight for each doubling, so that a percentile read from them is
 * off by at most 4.5 % (half of 2^(1/8) - 1). Two histograms are merged by adding them, which no percentile can be.
 * The idea: Ch. Masson et al., "DDSketch", VLDB 2019.
 */
const PER_DOUBLING = 8;
/** The last bucket holds all from 2^20 ms (17 minutes) on. */
const LAST_BUCKET = 20 * PER_DOUBLING;

/** SQL: the bucket of a latency in milliseconds, counted from 0, which is up to 1 ms. */
export const bucketOf = (latency: string) =>
  `least(${LAST_BUCKET}, ceil(${PER_DOUBLING / Math.LN2} * ln(greatest(${latency}, 1)::float8) - 1e-9)::int)`;

/** The middle of a bucket, in milliseconds. */
const middleOf = (bucket: number) => (bucket === 0 ? 1 : 2 ** ((bucket - 0.5) / PER_DOUBLING));

/** The latency in whole milliseconds that this part (0 to 1) of all calls did not exceed; null without calls. */
export function percentile(histogram: readonly number[], part: number): number | null {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(total * part));
  let seen = 0;
  for (const [bucket, count] of histogram.entries()) {
    seen += count;
    if (seen >= rank) return Math.round(middleOf(bucket));
  }
  return null;
}

/** The two together. */
export function merged(one: readonly number[], other: readonly number[]): number[] {
  const length = Math.max(one.length, other.length);
  return Array.from({ length }, (_, bucket) => (one[bucket] ?? 0) + (other[bucket] ?? 0));
}

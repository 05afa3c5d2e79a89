import { merged, percentile } from './latency-histogram';

/** As the SQL does. */
const bucket = (ms: number) => Math.min(160, Math.ceil(8 * Math.log2(Math.max(ms, 1)) - 1e-9));

function histogramOf(latencies: readonly number[]): number[] {
  const counts: number[] = [];
  for (const ms of latencies) counts[bucket(ms)] = (counts[bucket(ms)] ?? 0) + 1;
  return Array.from(counts, (count: number | undefined) => count ?? 0);
}

describe('a latency histogram', () => {
  it('tells percentiles within five percent, of any distribution', () => {
    const latencies = Array.from({ length: 10_000 }, (_, n) => Math.round(20 + 3_000 * (n / 10_000) ** 4));
    const histogram = histogramOf(latencies);
    for (const part of [0.01, 0.5, 0.95, 0.99, 1]) {
      const exact = latencies[Math.max(0, Math.ceil(latencies.length * part) - 1)] as number;
      const told = percentile(histogram, part) as number;
      expect(Math.abs(told - exact)).toBeLessThanOrEqual(Math.max(1, exact * 0.05));
    }
  });

  it('of two times is the sum of theirs', () => {
    const [fast, slow] = [histogramOf([10, 10, 10]), histogramOf([1_000])];
    expect(percentile(merged(fast, slow), 0.5)).toBe(percentile(fast, 0.5));
    expect(percentile(merged(slow, fast), 1)).toBe(percentile(slow, 1));
  });

  it('of nothing has no percentile, and of anything longer than it reaches the last one', () => {
    expect(percentile([], 0.5)).toBeNull();
    expect(percentile([0, 0], 0.5)).toBeNull();
    expect(percentile(histogramOf([10_000_000]), 0.99)).toBeGreaterThan(900_000);
    expect(percentile(histogramOf([0]), 0.99)).toBe(1);
  });
});

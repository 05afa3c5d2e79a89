import { fullJitterDelay } from './backoff';

const backoff = { baseDelayMs: 100, maxDelayMs: 1_000 };

describe('backoff with full jitter', () => {
  it('doubles its ceiling with every attempt, up to the longest delay', () => {
    const ceilings = [1, 2, 3, 4, 5, 6, 100, 10_000].map((attempt) =>
      fullJitterDelay(backoff, attempt, 1 - Number.EPSILON),
    );
    expect(ceilings).toEqual([100, 200, 400, 800, 1_000, 1_000, 1_000, 1_000]);
  });

  it('is anywhere between nothing and the ceiling', () => {
    expect(fullJitterDelay(backoff, 3, 0)).toBe(0);
    expect(fullJitterDelay(backoff, 3, 0.5)).toBe(200);
    const delays = Array.from({ length: 1_000 }, () => fullJitterDelay(backoff, 3));
    expect(Math.min(...delays)).toBeLessThan(50);
    expect(Math.max(...delays)).toBeGreaterThan(350);
    expect(delays.every((delay) => Number.isInteger(delay) && delay >= 0 && delay <= 400)).toBe(true);
  });
});

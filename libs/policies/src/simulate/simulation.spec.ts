import { completePolicy, type PolicyParts } from '../policy-document';
import { simulate } from './simulation';
import type { Traffic } from './traffic';

const quiet: Traffic = {
  durationSeconds: 60,
  arrivalsPerSecond: 10,
  bursts: [],
  latencyMs: 50,
  failurePercent: 0,
  outages: [],
  failureStatus: 503,
  seed: 1,
};
const predict = (parts: PolicyParts, traffic: Partial<Traffic> = {}) =>
  simulate(completePolicy(parts), { ...quiet, ...traffic });

const rateOf = (limit: number, burst = 1) => ({ rateLimit: { limit, burst }, concurrency: { maxInFlight: 100 } });

describe('a simulation', () => {
  it('lets through what is below every limit', async () => {
    const { totals, timeline } = await predict({});
    expect(totals).toMatchObject({ delayed: 0, rejected: 0, retries: 0, dead: 0 });
    expect(totals.admitted).toBe(totals.arrived);
    expect(totals.arrived).toBeGreaterThan(500);
    expect(timeline).toHaveLength(60);
  });

  it('is the same for the same seed, and another for another', async () => {
    const once = await predict(rateOf(5), { failurePercent: 20 });
    expect(await predict(rateOf(5), { failurePercent: 20 })).toEqual(once);
    expect(await predict(rateOf(5), { failurePercent: 20, seed: 2 })).not.toEqual(once);
  });

  it('uses nearly all of the rate that is allowed, and never more', async () => {
    const { timeline, totals } = await predict(rateOf(50), {
      bursts: [{ atSecond: 0, calls: 2_000 }],
      arrivalsPerSecond: 20,
    });
    const busy = timeline.slice(1, 55).map(({ admitted }) => admitted);
    expect(Math.max(...busy)).toBeLessThanOrEqual(50);
    expect(busy.reduce((sum, admitted) => sum + admitted) / busy.length).toBeGreaterThan(0.97 * 50);
    // One snooze is enough for nearly everyone.
    expect(totals.delayed).toBeLessThan(1.1 * totals.arrived);
  });

  it('keeps to the calls in flight', async () => {
    const { timeline, totals } = await predict(
      { rateLimit: { enabled: false }, concurrency: { maxInFlight: 4 } },
      { arrivalsPerSecond: 30, latencyMs: 200 },
    );
    expect(Math.max(...timeline.map(({ inFlight }) => inFlight))).toBe(4);
    // Four at a time, five times a second.
    expect(totals.succeeded).toBeGreaterThan(0.8 * 20 * 60);
  });

  it('opens the circuit in an outage, lets probes through, and delivers everything in the end', async () => {
    const { timeline, totals } = await predict(
      {
        circuitBreaker: { windowSeconds: 10, minimumCalls: 10, openSeconds: 5, halfOpenProbes: 2 },
        retry: { maxAttempts: 20, maxDelayMs: 5_000 },
      },
      { durationSeconds: 120, arrivalsPerSecond: 5, outages: [{ fromSecond: 20, forSeconds: 20 }] },
    );
    const states = timeline.map(({ circuit }) => circuit);
    expect([states[19], states[26], states[119]]).toEqual(['closed', 'open', 'closed']);
    expect(totals.rejected).toBeGreaterThan(0);
    expect(totals.dead).toBe(0);
    expect(totals.succeeded).toBeGreaterThan(0.97 * totals.arrived);
    const during = timeline.filter(({ fromSecond }) => fromSecond >= 26 && fromSecond < 40);
    expect(during.reduce((sum, { admitted }) => sum + admitted, 0)).toBeLessThanOrEqual(3 * 2);
  });

  it('counts a call that takes too long as a failure', async () => {
    const { totals } = await predict(
      { timeout: { totalMs: 1_000 }, retry: { maxAttempts: 1 }, circuitBreaker: { enabled: false } },
      { latencyMs: 10_000, arrivalsPerSecond: 2 },
    );
    expect(totals.succeeded).toBe(0);
    expect(totals.dead).toBe(totals.failed);
  });

  it('stops when it becomes too long', async () => {
    const { truncated } = await predict(
      {
        ...rateOf(1_000, 100),
        retry: { maxAttempts: 50, baseDelayMs: 10, maxDelayMs: 10 },
        circuitBreaker: { enabled: false },
      },
      { arrivalsPerSecond: 160, failurePercent: 100 },
    );
    expect(truncated).toBe(true);
  });
});

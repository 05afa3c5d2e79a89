import fc from 'fast-check';
import { completePolicy } from '../policy-document';
import { conclude, decide } from './decision';
import { MS, rulesOf, SECOND } from './rules';
import { newState } from './state';

const OFF = { concurrency: { enabled: false }, circuitBreaker: { enabled: false } };

interface Third {
  readonly limit: number;
  readonly burst: number;
  /** How long the nth call takes to come to the provider after its token, and to end after that; in microseconds. */
  readonly late: (nth: number) => number;
  readonly takes: (nth: number) => number;
}

/** Calls after which it is known what even a quick one takes. */
const KNOWN = 3;

/** When calls come to the provider, while as many ask all the time as could go. */
function arrivals({ limit, burst, late, takes }: Third, forSeconds: number): number[] {
  const [state, rules] = [newState(), rulesOf(completePolicy({ ...OFF, rateLimit: { limit, burst } }))];
  const [came, ends]: [number[], { at: number; call: string; token: number; latency: number }[]] = [[], []];
  const start = 1e15;
  for (let now = start, nth = 0; now < start + forSeconds * SECOND; now += MS) {
    for (const { at, ...ended } of ends.filter((end) => end.at <= now)) {
      conclude(state, at, rules, { ...ended, verdict: 'success' });
    }
    ends.splice(0, ends.length, ...ends.filter((end) => end.at > now));
    // One waiter, so that it is the rate alone that counts and not who is next in line.
    for (let go = true; go; nth += 1) {
      const decision = decide(state, now, rules, { call: String(nth), waiter: 'w' });
      go = decision.admitted;
      if (!decision.admitted) break;
      const [way, work] = [late(nth), takes(nth)];
      came.push(decision.at + way);
      ends.push({ at: decision.at + way + work, call: String(nth), token: decision.token, latency: way + work });
    }
  }
  return came.sort((a, b) => a - b);
}

function mostInASecond(times: readonly number[]): number {
  let [most, first] = [0, 0];
  times.forEach((at, index) => {
    while (at - (times[first] ?? at) >= SECOND) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

describe('the clock of the rate', () => {
  it('lets no second see more calls than allowed, however late some of them come', () => {
    const provider = fc.record({
      limit: fc.integer({ min: 10, max: 100 }),
      burst: fc.integer({ min: 1, max: 10 }),
      work: fc.integer({ min: 1, max: 300 * MS }),
      stalls: fc.array(
        fc.record({
          from: fc.integer({ min: KNOWN, max: 300 }),
          calls: fc.integer({ min: 1, max: 8 }),
          ms: fc.nat(150),
        }),
        {
          maxLength: 1,
        },
      ),
    });
    let [most, stalled] = [0, 0];
    fc.assert(
      fc.property(provider, ({ limit, burst, work, stalls }) => {
        const late = (nth: number) => {
          const stall = stalls.find(({ from, calls }) => nth >= from && nth < from + calls);
          // The later in a stall, the less is left of it.
          return stall ? Math.floor((stall.ms * MS * (stall.from + stall.calls - nth)) / stall.calls) : 100;
        };
        const times = arrivals({ limit, burst, late, takes: () => work }, 5);
        expect(mostInASecond(times)).toBeLessThanOrEqual(limit + burst - 1);
        most = Math.max(most, mostInASecond(times) / (limit + burst - 1));
        stalled += stalls.filter(({ ms }) => ms > 25).length;
      }),
      { numRuns: 200 },
    );
    expect(most).toBe(1);
    expect(stalled).toBeGreaterThan(10);
  });

  it.each([
    ['steadily', () => 300 * MS],
    ['now sooner, now later', (nth: number) => (20 + ((nth * 7919) % 500)) * MS],
  ])('uses more than 95 %% of the rate where the provider answers late, %s', (_, takes) => {
    const times = arrivals({ limit: 50, burst: 1, late: () => 100, takes }, 30);
    expect(mostInASecond(times)).toBeLessThanOrEqual(50);
    expect(times.length / 30 / 50).toBeGreaterThan(0.95);
  });
});

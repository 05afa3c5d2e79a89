import { caughtUp } from './catch-up';
import { overlapped } from './overlap';
import type { DueTicks } from './recurrence';
import { tickOf, tickTime } from './tick';

describe('the overlap policy', () => {
  it.each([
    ['skip', false, { run: [1], skipped: [2, 3], cancels: false }],
    ['skip', true, { run: [], skipped: [1, 2, 3], cancels: false }],
    ['queue', false, { run: [1, 2, 3], skipped: [], cancels: false }],
    ['queue', true, { run: [1, 2, 3], skipped: [], cancels: false }],
    ['cancel_previous', false, { run: [3], skipped: [1, 2], cancels: false }],
    ['cancel_previous', true, { run: [3], skipped: [1, 2], cancels: true }],
  ] as const)('%s, while a job is unfinished: %s', (policy, busy, expected) => {
    expect(overlapped(policy, [1, 2, 3], busy)).toEqual(expected);
  });

  it.each(['skip', 'queue', 'cancel_previous'] as const)('%s leaves everything as it is without a tick', (policy) => {
    expect(overlapped(policy, [], true)).toEqual({ run: [], skipped: [], cancels: false });
  });
});

describe('the catch-up policy', () => {
  const now = new Date('2026-01-01T12:00:30Z');
  const at = (minutesAgo: number) => new Date(Date.parse('2026-01-01T12:00:00Z') - minutesAgo * 60_000);
  const due = (...latest: Date[]): DueTicks => ({ count: latest.length, more: false, latest });

  it.each([
    ['none', due(at(2), at(1), at(0)), { run: [at(0)], dropped: 2 }],
    ['none', due(at(2), at(1)), { run: [], dropped: 2 }],
    ['one', due(at(2), at(1)), { run: [at(1)], dropped: 1 }],
    ['all', due(at(2), at(1)), { run: [at(2), at(1)], dropped: 0 }],
    ['all', { count: 500, more: true, latest: [at(2), at(1)] }, { run: [at(2), at(1)], dropped: 498 }],
    ['one', due(at(0)), { run: [at(0)], dropped: 0 }],
  ] as const)('%s of %j', (policy, ticks, expected) => {
    expect(caughtUp(policy, ticks, now)).toEqual(expected);
  });
});

describe('a tick', () => {
  const id = '0197aaaa-0000-7000-8000-000000000000';
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

  it('has a key that tells its time', () => {
    expect(tickTime(tickOf({ id, jitterMs: 5 }, at(3)).key ?? null)).toEqual(at(3));
    expect(tickTime(null)).toBeNull();
    expect(tickTime('a key of someone else')).toBeNull();
  });

  it('puts its job off by a jitter that differs from tick to tick and stays within its bound', () => {
    const delays = Array.from({ length: 500 }, (_, minute) => {
      const tick = tickOf({ id, jitterMs: 1_000 }, at(minute));
      return (tick.runAt?.getTime() ?? 0) - tick.at.getTime();
    });
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThanOrEqual(1_000);
    expect(new Set(delays).size).toBeGreaterThan(300);
    expect(tickOf({ id, jitterMs: 1_000 }, at(7))).toEqual(tickOf({ id, jitterMs: 1_000 }, at(7)));
    expect(tickOf({ id, jitterMs: 0 }, at(7)).runAt).toEqual(at(7));
  });
});

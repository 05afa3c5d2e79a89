import { Pace } from './pace';

const NEVER = new AbortController().signal;

describe('a pace', () => {
  it('lets work begin evenly, the time that the work takes included', async () => {
    const pace = new Pace(100);
    const startedAt = performance.now();
    for (let batch = 0; batch < 5; batch += 1) await pace.after(2, NEVER);
    const took = performance.now() - startedAt;
    expect(took).toBeGreaterThan(95);
  });

  it('waits for nothing when the work itself was slower, and makes up for nothing later', async () => {
    const pace = new Pace(1_000);
    const busyUntil = performance.now() + 60;
    while (performance.now() < busyUntil);
    const startedAt = performance.now();
    await pace.after(1, NEVER);
    expect(performance.now() - startedAt).toBeLessThan(30);
    await pace.after(50, NEVER);
    expect(performance.now() - startedAt).toBeGreaterThan(45);
  });

  it('ends when it is aborted', async () => {
    const aborted = AbortSignal.abort();
    await expect(new Pace(1).after(10, aborted)).rejects.toThrow('aborted');
  });

  it('of no bound waits for nothing', async () => {
    const startedAt = performance.now();
    await new Pace(Infinity).after(1_000_000, NEVER);
    expect(performance.now() - startedAt).toBeLessThan(30);
  });
});

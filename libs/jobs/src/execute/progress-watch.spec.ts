import { ProgressWatch } from './progress-watch';

const LIMIT_MS = 60_000;
const SLOTS = 2;
const never = () => new Promise<never>(() => undefined);

describe('progress of a worker', () => {
  let watch: ProgressWatch;
  beforeEach(() => {
    jest.useFakeTimers();
    watch = new ProgressWatch();
  });
  afterEach(() => jest.useRealTimers());

  const problem = () => watch.problem(LIMIT_MS, SLOTS);
  const pass = (milliseconds: number) => jest.advanceTimersByTime(milliseconds);

  it('is fine with nothing to do, however long', async () => {
    await watch.claim('high', () => Promise.resolve([]));
    pass(100 * LIMIT_MS);
    expect(problem()).toBeUndefined();
  });

  it('is fine with handlers that take as long as they may', () => {
    watch.runBegins('run', 'slow.job', 10 * LIMIT_MS);
    pass(10 * LIMIT_MS);
    expect(problem()).toBeUndefined();
  });

  it('is none when an attempt is not over long after its time', () => {
    watch.runBegins('run', 'slow.job', LIMIT_MS);
    pass(2 * LIMIT_MS + 1);
    expect(problem()).toBe('an attempt of slow.job is not over long after its time');
    watch.runEnds('run');
    expect(problem()).toBeUndefined();
  });

  it('is none when a claim does not end', () => {
    void watch.claim('bulk', never);
    pass(LIMIT_MS - 1);
    expect(problem()).toBeUndefined();
    pass(2);
    expect(problem()).toBe('a claim of the lane bulk does not end');
  });

  it('is none when every claim fails, until one succeeds', async () => {
    const fail = () => watch.claim('high', () => Promise.reject(new Error('no connection'))).catch(() => undefined);
    await fail();
    pass(LIMIT_MS);
    await fail();
    pass(1);
    expect(problem()).toBe('no claim of the lane high succeeds');
    await watch.claim('high', () => Promise.resolve([]));
    expect(problem()).toBeUndefined();
  });

  it('is none when as many handlers as there are slots go on after their end', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    watch.watchEnd('deaf.job', promise);
    watch.watchEnd('deaf.job', never());
    pass(LIMIT_MS + 1);
    expect(problem()).toBe('2 handlers go on after they were to end: deaf.job');
    resolve();
    await promise;
    expect(problem()).toBeUndefined();
  });
});

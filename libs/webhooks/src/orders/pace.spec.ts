import { setTimeout as delay } from 'node:timers/promises';
import { Pace } from './pace';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn() }));

const NEVER = new AbortController().signal;

describe('a pace', () => {
  /** In milliseconds. It passes only when a test says so, or by waiting. */
  let now = 0;

  beforeEach(() => {
    now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    jest.mocked(delay).mockImplementation((milliseconds = 0) => {
      now += milliseconds;
      return Promise.resolve();
    });
  });
  afterEach(() => jest.resetAllMocks());

  it('lets work begin evenly, the time that the work takes included', async () => {
    const pace = new Pace(100);
    const begins: number[] = [];
    for (const took of [5, 0, 20, 19]) {
      now += took;
      await pace.after(2, NEVER);
      begins.push(now);
    }
    expect(begins).toEqual([20, 40, 60, 80]);
  });

  it('waits for nothing when the work itself was slower, and makes up for nothing later', async () => {
    const pace = new Pace(1_000);
    now += 60;
    await pace.after(1, NEVER);
    expect(now).toBe(60);
    await pace.after(50, NEVER);
    expect(now).toBe(110);
  });

  it('ends when it is aborted', async () => {
    const actual = jest.requireActual<{ setTimeout: typeof delay }>('node:timers/promises');
    jest.mocked(delay).mockImplementation(actual.setTimeout);
    await expect(new Pace(1).after(10, AbortSignal.abort())).rejects.toThrow('aborted');
  });

  it('of no bound waits for nothing', async () => {
    await new Pace(Infinity).after(1_000_000, NEVER);
    expect(delay).not.toHaveBeenCalled();
  });
});

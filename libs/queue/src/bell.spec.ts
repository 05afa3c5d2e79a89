import type { Queue } from 'bull';
import { Bell } from './bell';
import type { BellEntry } from './bell-queue';

/** Those of promises are not among the timers that Jest takes over. */
jest.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
}));

describe('rings that follow each other', () => {
  let sent: number;
  let bell: Bell;

  beforeEach(() => {
    jest.useFakeTimers();
    sent = 0;
    const add = () => Promise.resolve((sent += 1));
    const client = { status: 'ready', llen: () => Promise.resolve(0) };
    const queue = { on: () => undefined, toKey: String, client, add } as unknown as Queue<BellEntry>;
    bell = new Bell(queue, queue, queue);
  });
  afterEach(() => jest.useRealTimers());

  const ring = (times: number) => {
    for (let nth = 0; nth < times; nth += 1) bell.ring('default');
  };

  it('become one, which comes 4 ms after the last', async () => {
    ring(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(sent).toBe(1);
    ring(2);
    await jest.advanceTimersByTimeAsync(2);
    expect(sent).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(sent).toBe(2);
  });

  it.each([
    [3, 6],
    [13, 16],
    [500, 16],
  ])('%d of them make the next wait %d ms', async (rings, gapMs) => {
    ring(1 + rings); // one rings at once
    await jest.advanceTimersByTimeAsync(4);
    ring(1);
    await jest.advanceTimersByTimeAsync(gapMs - 1);
    expect(sent).toBe(2);
    await jest.advanceTimersByTimeAsync(1);
    expect(sent).toBe(3);
  });

  it('do not wait once the gap is over', async () => {
    ring(1);
    await jest.advanceTimersByTimeAsync(4);
    ring(1);
    await jest.advanceTimersByTimeAsync(0);
    expect(sent).toBe(2);
  });
});

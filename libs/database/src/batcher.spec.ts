import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Batcher, type BatcherOptions } from './batcher';

/** A batcher whose flushes end when the test says so. */
class Bench {
  readonly flushed: string[][] = [];
  private readonly ends: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  readonly batcher: Batcher<string, string>;

  constructor(options: Partial<BatcherOptions<string, string>> = {}) {
    this.batcher = new Batcher<string, string>({
      name: 'bench',
      flush: async (items) => {
        this.flushed.push([...items]);
        await new Promise<void>((resolve, reject) => this.ends.push({ resolve, reject }));
        return items.map((item) => `${item}!`);
      },
      ...options,
    });
  }

  add(...items: string[]): Promise<string>[] {
    return items.map((item) => this.batcher.add(item));
  }

  /** Ends the oldest flush under way, and lets the next begin. */
  async end(error?: Error): Promise<void> {
    const oldest = this.ends.shift();
    if (error) oldest?.reject(error);
    else oldest?.resolve();
    await nextTurn();
    await nextTurn();
  }
}

/** Flushes at once; items named `bad…` are refused by the database. */
function picky(error: Error) {
  const attempts: string[][] = [];
  const batcher = new Batcher<string, string>({
    name: 'picky',
    flush: (items) => {
      attempts.push([...items]);
      if (items.some((item) => item.startsWith('bad'))) return Promise.reject(error);
      return Promise.resolve(items.map((item) => `${item}!`));
    },
  });
  return { batcher, attempts };
}

const withCode = (code: string) => Object.assign(new Error(`SQLSTATE ${code}`), { code });

describe('a batcher', () => {
  it('flushes a lone item at once', async () => {
    const bench = new Bench();
    const [answer] = bench.add('a');
    await nextTurn();
    expect(bench.flushed).toEqual([['a']]);
    await bench.end();
    expect(await answer).toBe('a!');
  });

  it('puts items of the same turn of the event loop together', async () => {
    const bench = new Bench();
    const answers = bench.add('a', 'b', 'c');
    await nextTurn();
    expect(bench.flushed).toEqual([['a', 'b', 'c']]);
    await bench.end();
    expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!']);
  });

  it('has two flushes under way at most, and the rest gather for the next', async () => {
    const bench = new Bench();
    for (const item of ['a', 'b', 'c', 'd', 'e']) {
      void bench.add(item);
      await nextTurn();
    }
    expect(bench.flushed).toEqual([['a'], ['b']]);
    expect(bench.batcher.queued).toBe(3);
    await bench.end();
    expect(bench.flushed).toEqual([['a'], ['b'], ['c', 'd', 'e']]);
    expect(bench.batcher.queued).toBe(0);
  });

  it('answers each caller after its own flush', async () => {
    const bench = new Bench();
    const [first] = bench.add('first');
    await nextTurn();
    let answered = false;
    void bench.add('second')[0]?.then(() => (answered = true));
    await nextTurn();
    await bench.end();
    expect(await first).toBe('first!');
    expect(answered).toBe(false);
    await bench.end();
    expect(answered).toBe(true);
  });

  it('keeps a flush within its bounds of items', async () => {
    const bench = new Bench({ maxItems: 2 });
    void bench.add('a', 'b', 'c', 'd', 'e');
    await nextTurn();
    await nextTurn();
    expect(bench.flushed).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    await bench.end();
    expect(bench.flushed[2]).toEqual(['e']);
  });

  it('lets whoever has items take turns where more wait than fill a flush, each in its order', async () => {
    const bench = new Bench({ maxItems: 4, maxInFlight: 1, fairBy: (item) => item.slice(0, 1) });
    void bench.add('a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'b1', 'c1', 'c2');
    for (let flush = 0; flush < 3; flush += 1) {
      await nextTurn();
      await bench.end();
    }
    expect(bench.flushed).toEqual([['a1', 'b1', 'c1', 'a2'], ['c2', 'a3', 'a4', 'a5'], ['a6']]);
  });

  it('has one more flush under way, where it may, when that is full', async () => {
    const bench = new Bench({ maxItems: 2, maxFullInFlight: 3 });
    for (const item of ['a', 'b', 'c']) {
      void bench.add(item);
      await nextTurn();
    }
    expect(bench.flushed).toEqual([['a'], ['b']]);
    void bench.add('d', 'e', 'f');
    await nextTurn();
    await nextTurn();
    expect(bench.flushed).toEqual([['a'], ['b'], ['c', 'd']]);
    await bench.end();
    expect(bench.flushed).toEqual([['a'], ['b'], ['c', 'd'], ['e', 'f']]);
    expect(bench.batcher.queued).toBe(0);
  });

  it('keeps a flush within its bounds of bytes, except for one item that is larger alone', async () => {
    const bench = new Bench({ maxBytes: 4, bytesOf: (item) => item.length });
    void bench.add('aa', 'bb', 'c', 'dddddddd', 'e');
    for (let flush = 0; flush < 4; flush += 1) {
      await nextTurn();
      await bench.end();
    }
    expect(bench.flushed).toEqual([['aa', 'bb'], ['c'], ['dddddddd'], ['e']]);
  });

  describe('whose queue is full', () => {
    const overloaded = expect.objectContaining({ kind: 'unavailable', code: 'overloaded', retryAfterSeconds: 1 });

    it('refuses one item more than may wait, and takes items again afterwards', async () => {
      const bench = new Bench({ maxQueued: 2 });
      const answers = bench.add('a', 'b');
      await expect(bench.batcher.add('c')).rejects.toEqual(overloaded);
      await nextTurn();
      await bench.end();
      expect(await Promise.all(answers)).toEqual(['a!', 'b!']);
      const [again] = bench.add('d');
      await nextTurn();
      await bench.end();
      expect(await again).toBe('d!');
    });

    it('counts bytes too, and forgets those that went out', async () => {
      const bench = new Bench({ maxQueuedBytes: 4, bytesOf: (item) => item.length });
      void bench.add('aaa');
      await expect(bench.batcher.add('bb')).rejects.toEqual(overloaded);
      await nextTurn();
      await expect(Promise.race([bench.batcher.add('bb'), nextTurn('taken')])).resolves.toBe('taken');
    });
  });

  describe('with a row that the database refuses', () => {
    it.each(['22P02', '23505', '54000'])('lets that one fail alone (%s)', async (code) => {
      const { batcher } = picky(withCode(code));
      const items = ['a', 'b', 'bad', 'c', 'd', 'e', 'bad too'];
      const ended = await Promise.allSettled(items.map((item) => batcher.add(item)));
      expect(ended).toEqual(
        items.map((item) =>
          item.startsWith('bad')
            ? { status: 'rejected', reason: expect.objectContaining({ code }) }
            : { status: 'fulfilled', value: `${item}!` },
        ),
      );
    });

    it('does the same with one that could not even be encoded', async () => {
      const { batcher } = picky(new RangeError('out of range'));
      const ended = await Promise.allSettled(['a', 'bad', 'b'].map((item) => batcher.add(item)));
      expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    });

    it('does not search for a culprit when the error is nobody’s', async () => {
      const { batcher, attempts } = picky(new Error('syntax error'));
      const ended = await Promise.allSettled(['a', 'bad', 'b'].map((item) => batcher.add(item)));
      expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
      expect(attempts).toHaveLength(1);
    });

    it('tells all callers when the database is away', async () => {
      const { batcher, attempts } = picky(withCode('ECONNREFUSED'));
      const ended = await Promise.allSettled(['a', 'bad'].map((item) => batcher.add(item)));
      const away = { status: 'rejected', reason: expect.objectContaining({ code: 'database_unavailable' }) };
      expect(ended).toEqual([away, away]);
      expect(attempts).toHaveLength(1);
    });
  });

  describe('whose flush collides with another transaction', () => {
    const collidingFor = (times: number) => {
      let left = times;
      return new Batcher<string, string>({
        name: 'colliding',
        flush: (items) => {
          left -= 1;
          return left >= 0 ? Promise.reject(withCode('40P01')) : Promise.resolve([...items]);
        },
      });
    };

    it('tries again', async () => {
      const batcher = collidingFor(2);
      expect(await Promise.all([batcher.add('a'), batcher.add('b')])).toEqual(['a', 'b']);
    });

    it('gives up when it goes on', async () => {
      await expect(collidingFor(99).add('a')).rejects.toMatchObject({ code: '40P01' });
    });
  });

  it('fails the batch when a flush answers with too few results', async () => {
    const batcher = new Batcher<string, string>({ name: 'short', flush: () => Promise.resolve([]) });
    await expect(batcher.add('a')).rejects.toThrow('batcher short: 0 results for 1 items');
  });

  it('flushes outside of the context of any caller', async () => {
    const context = new AsyncLocalStorage<string>();
    let seen: string | undefined = 'nothing';
    const batcher = new Batcher<string, string>({
      name: 'context',
      flush: (items) => {
        seen = context.getStore();
        return Promise.resolve([...items]);
      },
    });
    await context.run('the transaction of a caller', () => batcher.add('a'));
    expect(seen).toBeUndefined();
  });

  describe('that closes', () => {
    it('flushes all that it took and takes nothing new', async () => {
      const bench = new Bench({ maxItems: 1 });
      const answers = bench.add('a', 'b', 'c', 'd');
      let closed = false;
      const closing = bench.batcher.close().then(() => (closed = true));
      await expect(bench.batcher.add('e')).rejects.toMatchObject({ code: 'shutting_down' });
      for (let flush = 0; flush < 4; flush += 1) {
        await nextTurn();
        expect(closed).toBe(false);
        await bench.end();
      }
      await closing;
      expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!', 'd!']);
    });

    it('is closed at once when nothing waits, and as often as it is asked', async () => {
      const { batcher } = new Bench();
      await batcher.close();
      await batcher.close();
    });

    it('closes also after a flush that failed', async () => {
      const bench = new Bench();
      const [answer] = bench.add('a');
      const closing = bench.batcher.close();
      await nextTurn();
      await Promise.all([expect(answer).rejects.toThrow('no'), bench.end(new Error('no')), closing]);
    });
  });

  describe('with a gap between its flushes', () => {
    beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] }));
    afterEach(() => jest.useRealTimers());

    it('lets items that come a few at a time wait for more until the gap is over', async () => {
      const bench = new Bench({ gapMs: 10 });
      void bench.add('a', 'b');
      await nextTurn();
      await bench.end();
      jest.advanceTimersByTime(4);
      void bench.add('c');
      await nextTurn();
      jest.advanceTimersByTime(5);
      void bench.add('d');
      await nextTurn();
      expect(bench.flushed).toEqual([['a', 'b']]);
      jest.advanceTimersByTime(1);
      expect(bench.flushed).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
      await bench.end();
    });

    it('lets nothing wait after a flush of one alone, nor after the gap', async () => {
      const bench = new Bench({ gapMs: 10 });
      void bench.add('a');
      await nextTurn();
      void bench.add('b', 'c');
      await nextTurn();
      expect(bench.flushed).toEqual([['a'], ['b', 'c']]);
      jest.advanceTimersByTime(10);
      await bench.end();
      void bench.add('d');
      await nextTurn();
      expect(bench.flushed).toHaveLength(3);
    });

    it('lets nothing wait that fills a flush, nor after a flush of many', async () => {
      const bench = new Bench({ gapMs: 10, maxItems: 12, maxInFlight: 9 });
      void bench.add('a', 'b');
      await nextTurn();
      void bench.add(...'cdefghijklm');
      await nextTurn();
      expect(bench.flushed).toHaveLength(1);
      void bench.add('n');
      expect(bench.flushed).toEqual([['a', 'b'], [...'cdefghijklmn']]);
      void bench.add('o');
      await nextTurn();
      expect(bench.flushed).toHaveLength(3);
    });

    it('flushes at once when it closes', async () => {
      const bench = new Bench({ gapMs: 10, maxInFlight: 9 });
      void bench.add('a', 'b');
      await nextTurn();
      void bench.add('c');
      const closed = bench.batcher.close();
      await nextTurn();
      expect(bench.flushed).toEqual([['a', 'b'], ['c']]);
      for (let flush = 0; flush < 2; flush += 1) await bench.end();
      await closed;
    });
  });

  describe('that may linger', () => {
    beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] }));
    afterEach(() => jest.useRealTimers());

    it('waits for company that long, and no longer', async () => {
      const bench = new Bench({ lingerMs: 100 });
      const answers = bench.add('a');
      jest.advanceTimersByTime(99);
      answers.push(...bench.add('b'));
      expect(bench.flushed).toEqual([]);
      jest.advanceTimersByTime(1);
      expect(bench.flushed).toEqual([['a', 'b']]);
      await bench.end();
      expect(await Promise.all(answers)).toEqual(['a!', 'b!']);
    });

    it('waits no more when the batch is full, however many batches come', async () => {
      const bench = new Bench({ lingerMs: 100, maxItems: 2 });
      void bench.add('a', 'b');
      expect(bench.flushed).toEqual([['a', 'b']]);
      void bench.add('c', 'd', 'e', 'f');
      await nextTurn();
      expect(bench.flushed).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
      await bench.end();
      expect(bench.flushed).toContainEqual(['e', 'f']);
    });

    it('takes along what lingers when something comes that does not', async () => {
      const bench = new Bench({ lingerMs: 100, lingers: (item) => item === 'patient' });
      void bench.add('patient');
      await nextTurn();
      expect(bench.flushed).toEqual([]);
      void bench.add('urgent');
      await nextTurn();
      expect(bench.flushed).toEqual([['patient', 'urgent']]);
      void bench.add('patient');
      jest.advanceTimersByTime(99);
      await nextTurn();
      expect(bench.flushed).toHaveLength(1);
      jest.advanceTimersByTime(1);
      expect(bench.flushed).toEqual([['patient', 'urgent'], ['patient']]);
      await bench.end();
    });

    it('flushes at once when it closes', async () => {
      const bench = new Bench({ lingerMs: 100 });
      void bench.add('a');
      const closed = bench.batcher.close();
      expect(bench.flushed).toEqual([['a']]);
      await bench.end();
      await closed;
    });
  });
});

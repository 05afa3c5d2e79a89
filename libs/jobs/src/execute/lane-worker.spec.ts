import { setImmediate as nextTurn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Among, Backlog } from './backlogs';
import type { Claim, ClaimedJob } from './claim';
import { LaneWorker } from './lane-worker';

/** A lane with a number of due jobs, whose claims and jobs end when the test says so. */
class Bench {
  readonly limits: number[] = [];
  /** What each claim was of. */
  readonly among: Among[] = [];
  readonly running: string[] = [];
  readonly handedBack: string[] = [];
  rings = 0;
  due: string[] = [];
  /** Of workspaces without a backlog. */
  dueOfOthers: string[] = [];
  backlog: Backlog = 'none';
  private readonly claims: (() => void)[] = [];
  private readonly ends = new Map<string, () => void>();
  private readonly settlements = new Map<string, () => void>();
  /** Jobs wait for `settle` after their end. */
  settlesLate = false;
  readonly worker: LaneWorker;

  constructor(concurrency: number) {
    this.worker = new LaneWorker({
      lane: 'default',
      concurrency,
      claim: async (limit, among) => {
        this.limits.push(limit);
        this.among.push(among);
        await new Promise<void>((resolve) => this.claims.push(resolve));
        const due = among === 'others' ? this.dueOfOthers : this.due;
        const jobs = due.splice(0, limit).map((id) => ({ id, tenantId: among }) as ClaimedJob);
        return { jobs, more: jobs.length === limit, backlog: this.backlog } satisfies Claim;
      },
      run: async ({ id }, handled) => {
        this.running.push(id);
        await new Promise<void>((resolve) => this.ends.set(id, resolve));
        this.running.splice(this.running.indexOf(id), 1);
        handled();
        if (this.settlesLate) await new Promise<void>((resolve) => this.settlements.set(id, resolve));
      },
      handBack: ({ id }) => {
        this.handedBack.push(id);
        return Promise.resolve();
      },
      ringOthers: () => (this.rings += 1),
    });
  }

  get isClaiming(): boolean {
    return this.claims.length > 0;
  }

  /** Lets the claim under way end. */
  async claimed(): Promise<void> {
    this.claims.shift()?.();
    await aTurn();
  }

  async settle(id: string): Promise<void> {
    this.settlements.get(id)?.();
    await aTurn();
  }

  async end(...ids: string[]): Promise<void> {
    for (const id of ids) this.ends.get(id)?.();
    await aTurn();
  }
}

/** Long enough for what ends now to lead to the next claim. */
async function aTurn(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

const isSettled = async (promise: Promise<unknown>) =>
  Promise.race([promise.then(() => true), nextTurn().then(() => false)]);

describe('the worker of a lane', () => {
  it('claims as many jobs as it has free slots', async () => {
    const bench = new Bench(3);
    bench.due = ['a', 'b', 'c', 'd'];
    void bench.worker.hear();
    await bench.claimed();
    expect(bench.limits).toEqual([3]);
    expect(bench.running).toEqual(['a', 'b', 'c']);
    expect(bench.worker.busy).toBe(3);
  });

  it('claims again without a bell while there is more, as soon as a slot is free, and tells other workers', async () => {
    const bench = new Bench(2);
    bench.due = ['a', 'b', 'c'];
    void bench.worker.hear();
    await bench.claimed();
    expect(bench.rings).toBe(1);
    await bench.end('a');
    await bench.claimed();
    expect(bench.limits).toEqual([2, 1]);
    expect(bench.running).toEqual(['b', 'c']);
  });

  it('tells other workers once more when it left something meanwhile, a while after the first time', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const bench = new Bench(1);
    bench.due = ['a', 'b', 'c', 'd'];
    void bench.worker.hear();
    await bench.claimed();
    for (const id of ['a', 'b']) {
      await bench.end(id);
      await bench.claimed();
    }
    expect(bench.rings).toBe(1);
    jest.advanceTimersByTime(25);
    expect(bench.rings).toBe(2);
    jest.advanceTimersByTime(100);
    expect(bench.rings).toBe(2);
    jest.useRealTimers();
  });

  it('claims no more when nothing more is due', async () => {
    const bench = new Bench(2);
    bench.due = ['a'];
    void bench.worker.hear();
    await bench.claimed();
    await bench.end('a');
    expect(bench.limits).toEqual([2]);
    expect(bench.rings).toBe(0);
  });

  it('has one claim under way at a time; bells that come meanwhile become one more', async () => {
    const bench = new Bench(5);
    void bench.worker.hear();
    await nextTurn();
    for (let bell = 0; bell < 10; bell += 1) void bench.worker.hear();
    await nextTurn();
    expect(bench.limits).toEqual([5]);
    await bench.claimed();
    expect(bench.limits).toEqual([5, 5]);
    await bench.claimed();
    expect(bench.limits).toEqual([5, 5]);
  });

  it('answers a bell when it has looked, which it does when it has a free slot', async () => {
    const bench = new Bench(1);
    bench.due = ['a'];
    const first = bench.worker.hear();
    expect(await isSettled(first)).toBe(false);
    await bench.claimed();
    expect(await isSettled(first)).toBe(true);

    const second = bench.worker.hear();
    expect(await isSettled(second)).toBe(false);
    await bench.end('a');
    await bench.claimed();
    expect(await isSettled(second)).toBe(true);
  });

  it('survives a claim that fails and looks again at the next bell', async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    let claims = 0;
    const worker = new LaneWorker({
      lane: 'default',
      concurrency: 1,
      claim: () => {
        claims += 1;
        return claims === 1
          ? Promise.reject(new Error('away'))
          : Promise.resolve({ jobs: [], more: false, backlog: 'none' });
      },
      run: () => Promise.resolve(),
      handBack: () => Promise.resolve(),
      ringOthers: () => undefined,
    });
    await worker.hear();
    await worker.hear();
    expect(claims).toBe(2);
    jest.restoreAllMocks();
  });

  describe('that stops', () => {
    it('claims nothing more and is drained when its jobs have ended', async () => {
      const bench = new Bench(2);
      bench.due = ['a', 'b', 'c'];
      void bench.worker.hear();
      await bench.claimed();
      bench.worker.stop();
      const drained = bench.worker.drained();
      await bench.end('a');
      expect(await isSettled(drained)).toBe(false);
      await bench.worker.hear();
      await bench.end('b');
      await drained;
      expect(bench.limits).toEqual([2]);
    });

    it('waits for the jobs of a claim that was under way', async () => {
      const bench = new Bench(2);
      bench.due = ['a'];
      void bench.worker.hear();
      bench.worker.stop();
      const drained = bench.worker.drained();
      expect(await isSettled(drained)).toBe(false);
      await bench.claimed();
      expect(await isSettled(drained)).toBe(false);
      await bench.end('a');
      await drained;
    });

    it('lets go of bells that it holds and hands them on', async () => {
      const bench = new Bench(1);
      bench.due = ['a'];
      void bench.worker.hear();
      await bench.claimed();
      const ringsBefore = bench.rings;
      const held = bench.worker.hear();
      bench.worker.stop();
      await held;
      expect(bench.rings).toBe(ringsBefore + 1);
      await bench.end('a');
      await bench.worker.drained();
    });

    it('is drained at once when nothing was under way', async () => {
      const bench = new Bench(1);
      bench.worker.stop();
      await bench.worker.drained();
      expect(bench.rings).toBe(0);
    });
  });

  it('gives a slot away when the handler has ended, before the job is settled', async () => {
    const bench = new Bench(1);
    bench.settlesLate = true;
    bench.due = ['a', 'b'];
    void bench.worker.hear();
    await bench.claimed();
    await bench.end('a');
    await bench.claimed();
    expect(bench.running).toEqual(['b']);
    expect(bench.worker.busy).toBe(2);
  });

  it('holds no more unsettled jobs than five for a slot', async () => {
    const bench = new Bench(1);
    bench.settlesLate = true;
    bench.due = ['a', 'b', 'c', 'd', 'e', 'f'];
    void bench.worker.hear();
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      await bench.claimed();
      await bench.end(id);
    }
    expect(bench.limits).toHaveLength(5);
    await bench.settle('a');
    expect(bench.limits).toHaveLength(6);
  });

  it('is drained when all is settled, not when the handlers have ended', async () => {
    const bench = new Bench(1);
    bench.settlesLate = true;
    bench.due = ['a'];
    void bench.worker.hear();
    await bench.claimed();
    bench.worker.stop();
    const drained = bench.worker.drained();
    await bench.end('a');
    expect(await isSettled(drained)).toBe(false);
    await bench.settle('a');
    await drained;
  });

  it('fills slots that become free together by one claim', async () => {
    const bench = new Bench(3);
    bench.due = ['a', 'b', 'c', 'd', 'e'];
    void bench.worker.hear();
    await bench.claimed();
    await bench.end('a', 'b');
    expect(bench.limits).toEqual([3, 2]);
  });

  describe('whose handlers end at once', () => {
    const many = (count: number) => Array.from({ length: count }, (_, nth) => `job ${nth}`);

    /** A worker with two slots that has seen a hundred jobs a millisecond end, and waits for its next claim. */
    async function quick(): Promise<Bench> {
      jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
      const bench = new Bench(2);
      bench.due = many(5_000);
      void bench.worker.hear();
      await bench.claimed();
      for (let nth = 0; bench.worker.busy <= 100 && nth < 1_000; nth += 1) {
        if (nth % 100 === 0) jest.advanceTimersByTime(1);
        await bench.end(...bench.running);
        await bench.claimed();
      }
      return bench;
    }

    afterEach(() => jest.useRealTimers());

    it('claims what they will start soon, as well', async () => {
      const bench = await quick();
      expect(bench.worker.busy).toBeGreaterThan(100);
      expect(Math.max(...bench.limits)).toBeLessThanOrEqual(1_002);
      expect(bench.running).toHaveLength(2);
    });

    it('claims the jobs of others beside those of a backlog, and starts them next', async () => {
      const bench = await quick();
      bench.backlog = 'alone';
      while (!bench.among.includes('others')) {
        await bench.end(...bench.running);
        await bench.claimed();
      }
      while (bench.isClaiming) await bench.claimed();
      bench.dueOfOthers = ['single'];
      const heard = bench.worker.hear();
      expect(bench.among.at(-1)).toBe('others');
      await bench.claimed();
      expect(await isSettled(heard)).toBe(true);
      expect(bench.worker.busy).toBeGreaterThan(100);
      await bench.end(...bench.running);
      expect(bench.running).toContain('single');
    });

    it('hands back what it claimed ahead when the slots fill with jobs that take long', async () => {
      const bench = await quick();
      const { busy } = bench.worker;
      expect(busy).toBeGreaterThan(100);
      jest.advanceTimersByTime(500);
      await nextTurn();
      expect(bench.handedBack).toHaveLength(busy - 2);
      expect(bench.worker.busy).toBe(2);
    });

    it('hands back what it has not started when it stops', async () => {
      const bench = await quick();
      const { busy } = bench.worker;
      bench.worker.stop();
      await nextTurn();
      expect(bench.handedBack).toHaveLength(busy - 2);
      const drained = bench.worker.drained();
      bench.due = [];
      await bench.claimed();
      await bench.end(...bench.running);
      await drained;
    });
  });

  it('claims nothing ahead of handlers that take their time', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const bench = new Bench(2);
    bench.due = Array.from({ length: 50 }, (_, nth) => `job ${nth}`);
    void bench.worker.hear();
    await bench.claimed();
    while (bench.due.length > 0) {
      jest.advanceTimersByTime(100);
      await bench.end(...bench.running);
      await bench.claimed();
    }
    expect(Math.max(...bench.limits)).toBe(2);
    jest.useRealTimers();
  });

  describe('where jobs are claimed as they are made', () => {
    const job = (id: string) => ({ id, tenantId: 'a' }) as ClaimedJob;

    it('keeps as many slots for them as are free, and claims for the others only', async () => {
      const bench = new Bench(3);
      expect(bench.worker.reserve(2)).toBe(2);
      expect(bench.worker.reserve(2)).toBe(1);
      expect(bench.worker.reserve(1)).toBe(0);
      expect(bench.worker.look()).toBe(false);
      expect(bench.limits).toEqual([]);
      bench.worker.adopt([job('x')], 2);
      await aTurn();
      expect(bench.running).toEqual(['x']);
      expect(bench.limits).toEqual([1]);
      expect(bench.worker.busy).toBe(2);
    });

    it('keeps none while something may be due, which was there before', async () => {
      const bench = new Bench(1);
      bench.due = ['a'];
      void bench.worker.hear();
      await bench.claimed();
      void bench.worker.hear();
      await bench.end('a');
      expect(bench.isClaiming).toBe(true);
      void bench.worker.hear();
      expect(bench.worker.reserve(1)).toBe(0);
      await bench.claimed();
      await bench.claimed();
      expect(bench.worker.reserve(1)).toBe(1);
    });

    it('keeps none while a workspace has a backlog', async () => {
      const bench = new Bench(2);
      bench.backlog = 'alone';
      void bench.worker.hear();
      await bench.claimed();
      expect(bench.worker.hasBacklog).toBe(true);
      expect(bench.worker.reserve(1)).toBe(0);
    });

    it('waits for them when it stops, and lets them end', async () => {
      const bench = new Bench(2);
      expect(bench.worker.reserve(2)).toBe(2);
      bench.worker.stop();
      const drained = bench.worker.drained();
      expect(await isSettled(drained)).toBe(false);
      expect(bench.worker.reserve(1)).toBe(0);
      bench.worker.adopt([job('x')], 2);
      expect(bench.running).toEqual(['x']);
      expect(await isSettled(drained)).toBe(false);
      await bench.end('x');
      await drained;
    });

    it('has its slots again when nothing was claimed', async () => {
      const bench = new Bench(1);
      bench.worker.reserve(1);
      bench.due = ['a'];
      bench.worker.look();
      bench.worker.adopt([], 1);
      await aTurn();
      await bench.claimed();
      expect(bench.running).toEqual(['a']);
    });
  });
});

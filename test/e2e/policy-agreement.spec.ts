import { testEnvironment } from '@app/testing';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import type { Transition } from '../../libs/policies/src/engine/circuit';
import type { Asking, Decision, Ended } from '../../libs/policies/src/engine/decision';
import { LocalState } from '../../libs/policies/src/engine/local-state';
import { type BatchAnswer, SharedState } from '../../libs/policies/src/engine/redis/shared-state';
import { MS, type Rules, SECOND } from '../../libs/policies/src/engine/rules';

const rules: fc.Arbitrary<Rules> = fc.record({
  interval: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 * SECOND })),
  burst: fc.integer({ min: 1, max: 5 }),
  grace: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 500 * MS })),
  maxInFlight: fc.integer({ min: 0, max: 4 }),
  lease: fc.integer({ min: SECOND, max: 20 * SECOND }),
  windowPart: fc.oneof(fc.constant(0), fc.integer({ min: 100 * MS, max: 3 * SECOND })),
  minimumCalls: fc.integer({ min: 1, max: 5 }),
  failurePercent: fc.integer({ min: 1, max: 100 }),
  openFor: fc.integer({ min: 100 * MS, max: 10 * SECOND }),
  probes: fc.integer({ min: 1, max: 3 }),
});

const lesson = fc.record({
  retryAfter: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 * SECOND })),
  remaining: fc.integer({ min: -1, max: 5 }),
  limit: fc.integer({ min: 0, max: 100 }),
  resetAfter: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10 * SECOND })),
});

const step = fc.record({
  after: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 200 * MS }) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 5 * SECOND }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 100 * SECOND }) },
  ),
  who: fc.integer({ min: 0, max: 9 }),
  does: fc.oneof(
    { weight: 6, arbitrary: fc.constant('ask' as const) },
    { weight: 4, arbitrary: fc.constantFrom('success' as const, 'failure' as const, 'neutral' as const) },
  ),
  latency: fc.integer({ min: 1, max: 10 * SECOND }),
  lesson: fc.option(lesson, { nil: undefined, freq: 8 }),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const traffic = fc.record({
  rules,
  /** A new version of the policy in the midst of it. */
  later: fc.option(rules, { nil: undefined }),
  steps: fc.array(step, { minLength: 20, maxLength: 120 }),
});

describe('the decision in Redis and the one in the simulator', () => {
  let redis: Redis;
  let now = 1_763_770_000_000_123;
  const shared = () => new SharedState(redis, () => now);
  beforeAll(() => void (redis = new Redis(testEnvironment({ url: '' } as never).REDIS_URL ?? '')));
  afterAll(() => redis.quit());

  it('agree on random policies and traffic', async () => {
    let trace = 0;
    const inRedis = shared();
    const seen = new Set<string>();
    let [mostTogether, mostStood] = [0, 0];
    await fc.assert(
      fc.asyncProperty(traffic, async ({ rules: first, later, steps }) => {
        const key = `agreement:${process.pid}:${(trace += 1)}`;
        const here = new LocalState(() => now);
        const tokens = new Map<string, number>();
        for (const { after, from, batch } of batches(steps)) {
          now += after;
          const current = later && from > steps.length / 2 ? later : first;
          const ended = batch.ended.map((one) => ({ ...one, token: tokens.get(one.call) }));
          const answer = await inRedis.decide(key, current, { ...batch, ended });
          expect(answer).toEqual(here.decide(key, current, { ...batch, ended }));
          answer.decisions.forEach((decision, index) => {
            if (decision.admitted) tokens.set(batch.asking[index]?.call ?? '', decision.token);
          });
          for (const what of said(answer)) seen.add(what);
          mostTogether = Math.max(mostTogether, ended.length + batch.asking.length);
        }
        const [far, near] = [await inRedis.look(key), here.look(key)];
        mostStood = Math.max(mostStood, near.state.stood);
        expect([far.inFlight, far.waiting]).toEqual([near.inFlight, near.waiting]);
        const maps = { slots: near.state.slots, probes: near.state.probes, places: near.state.places };
        expect({ ...far.state, ...maps, window: near.state.window }).toEqual({ ...near.state, ...maps });
      }),
      { numRuns: 300 },
    );
    // The traffic met everything that there is to agree on.
    expect([...seen].sort()).toEqual([
      'admitted',
      'circuit_open',
      'closed',
      'concurrency_limited',
      'half_open',
      'open',
      'rate_limited',
    ]);
    expect([mostTogether > 5, mostStood > 0]).toEqual([true, true]);
  }, 120_000);
});

interface Together {
  readonly after: number;
  /** The number of its first step. */
  readonly from: number;
  readonly batch: { readonly ended: Ended[]; readonly asking: Asking[] };
}

/** Steps between which no time passes are decided together. */
function batches(steps: readonly Step[]): Together[] {
  const all: Together[] = [];
  for (const [index, { after, who, does, ...told }] of steps.entries()) {
    if (after > 0 || index === 0) all.push({ after, from: index, batch: { ended: [], asking: [] } });
    const { ended, asking } = (all.at(-1) as Together).batch;
    if (does === 'ask') asking.push({ call: `call ${index}`, waiter: `waiter ${who}` });
    else ended.push({ call: `call ${Math.max(0, index - who)}`, verdict: does, ...told });
  }
  return all;
}

/** What an answer says, by its words. */
function said({ turns, decisions }: BatchAnswer): string[] {
  const changes = [...turns, ...decisions.map(({ transition }) => transition)];
  return [
    ...changes.flatMap((change?: Transition) => (change ? [change.to] : [])),
    ...decisions.map((decision: Decision) => (decision.admitted ? 'admitted' : decision.reason)),
  ];
}

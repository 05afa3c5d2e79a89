import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { completePolicy, type PolicyDocument } from '@app/policies';
import { testEnvironment } from '@app/testing';
import { Redis } from 'ioredis';
import { MS, rulesOf, SECOND } from '../../libs/policies/src/engine/rules';
import { SharedState } from '../../libs/policies/src/engine/redis/shared-state';

interface Made {
  readonly from: number;
  readonly until: number;
  readonly refusals: number;
}

const redisUrl = testEnvironment({ url: '' } as never).REDIS_URL ?? '';
const main = join(__dirname, '../support/policy-process.cjs');

/** The most that were under way at a time. */
function mostAtOnce(calls: readonly Made[]): number {
  const turns = calls.flatMap(({ from, until }) => [
    { at: from, by: 1 },
    { at: until, by: -1 },
  ]);
  let [now, most] = [0, 0];
  for (const { by } of turns.sort((a, b) => a.at - b.at || a.by - b.by)) most = Math.max(most, (now += by));
  return most;
}

/** The most that fall into any stretch of this length. */
const mostWithin = (times: readonly number[], length: number) =>
  Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + length).length));

describe('a policy that several processes share', () => {
  const children: ChildProcess[] = [];
  const redis = [1, 2, 3].map(() => new Redis(redisUrl));
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(redis.map((client) => client.quit()));
  });

  function start(connectorId: string, policy: PolicyDocument, more: object) {
    const told = { redisUrl, connectorId, policy, latencyMs: 50, jobs: 0, ...more };
    const child = spawn(process.execPath, [main, JSON.stringify(told)], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const lines = createInterface({ input: child.stdout });
    const hears = async (field: string): Promise<Record<string, unknown>> => {
      for await (const line of lines) {
        const heard = JSON.parse(line) as Record<string, unknown>;
        if (field in heard) return heard;
      }
      throw new Error(`the process ended without ${field}`);
    };
    return { child, hears };
  }

  it('never goes above 50 calls in any second and 10 in flight, and uses at least 95 % of the rate', async () => {
    const policy = completePolicy({ rateLimit: { limit: 50, burst: 1 }, concurrency: { maxInFlight: 10 } });
    const processes = [1, 2, 3].map(() => start('limited', policy, { jobs: 150 }));
    const told = await Promise.all(processes.map(({ hears }) => hears('calls')));
    const calls = told.flatMap((one) => one.calls as Made[]);
    const tokens = told.flatMap((one) => one.tokens as number[]).sort((a, b) => a - b);
    const sent = calls.map(({ from }) => from).sort((a, b) => a - b);
    expect(sent).toHaveLength(450);
    expect(mostWithin(tokens, SECOND)).toBeLessThanOrEqual(50);
    expect(mostWithin(sent, SECOND / MS)).toBeLessThanOrEqual(50);
    expect(mostAtOnce(calls)).toBeLessThanOrEqual(10);
    const seconds = ((sent.at(-1) ?? 0) - (sent[0] ?? 0)) / 1_000;
    expect(449 / seconds / 50).toBeGreaterThan(0.95);
    // Waiters are not told to come in vain: most are refused once.
    const refusals = calls.reduce((sum, call) => sum + call.refusals, 0);
    expect(refusals / calls.length).toBeLessThan(2);
  }, 60_000);

  it('gets the slots of a killed process back when their lease ends, not before', async () => {
    const connectorId = `killed:${randomUUID()}`;
    const policy = completePolicy({ concurrency: { maxInFlight: 10 } });
    const { child, hears } = start(connectorId, policy, { jobs: 20, hold: 10 });
    expect(await hears('held')).toEqual({ held: 10 });
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    const rules = rulesOf(policy);
    const ask = async (aheadMs: number) => {
      const state = new SharedState(redis[0] as Redis, () => (Date.now() + aheadMs) * MS);
      const name = randomUUID();
      const asking = [{ call: name, waiter: name }];
      const [decision] = (await state.decide(`w:${connectorId}`, rules, { ended: [], asking })).decisions;
      return decision && 'reason' in decision ? decision.reason : 'admitted';
    };
    expect(await ask(0)).toBe('concurrency_limited');
    expect(await ask(rules.lease / MS - 2_000)).toBe('concurrency_limited');
    expect(await ask(rules.lease / MS + 1_000)).toBe('admitted');
  });

  it('lets exactly the allowed probes through, and tells each change of the circuit once', async () => {
    let now = 1_763_770_000 * SECOND;
    const key = `w:probed:${randomUUID()}`;
    const circuitBreaker = { minimumCalls: 10, openSeconds: 5, halfOpenProbes: 3, windowSeconds: 10 };
    const rules = rulesOf(
      completePolicy({ circuitBreaker, rateLimit: { enabled: false }, concurrency: { enabled: false } }),
    );
    const processes = redis.map((client) => new SharedState(client, () => now));
    const turns: string[] = [];
    const everywhere = async (calls: number, verdict?: 'success' | 'failure') => {
      const asked = Array.from({ length: calls }, async (_, index) => {
        const process = processes[index % 3] as SharedState;
        const call = randomUUID();
        const asking = [{ call, waiter: call }];
        const [decision] = (await process.decide(key, rules, { ended: [], asking })).decisions;
        if (decision?.transition) turns.push(decision.transition.to);
        return decision?.admitted ? { process, call } : undefined;
      });
      const admitted = (await Promise.all(asked)).filter((one) => one !== undefined);
      if (!verdict) return admitted;
      await Promise.all(
        admitted.map(async ({ process, call }) => {
          const ended = [{ call, verdict, latency: 10 * MS }];
          const [turn] = (await process.decide(key, rules, { ended, asking: [] })).turns;
          if (turn) turns.push(turn.to);
        }),
      );
      return admitted;
    };
    expect(await everywhere(30, 'failure')).toHaveLength(30);
    expect(turns).toEqual(['open']);
    expect(await everywhere(30)).toHaveLength(0);
    now += 5 * SECOND;
    expect(await everywhere(60, 'failure')).toHaveLength(3);
    expect(turns).toEqual(['open', 'half_open', 'open']);
    now += 5 * SECOND;
    // Probes whose process died let others take their place when their lease is over.
    expect(await everywhere(60)).toHaveLength(3);
    expect(await everywhere(60)).toHaveLength(0);
    now += rules.lease + SECOND;
    expect(await everywhere(60, 'success')).toHaveLength(3);
    expect(turns).toEqual(['open', 'half_open', 'open', 'half_open', 'closed']);
    expect(await everywhere(60, 'success')).toHaveLength(60);
  });
});

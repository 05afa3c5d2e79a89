import { completePolicy, type PolicyParts } from '../policy-document';
import { conclude, decide, type Decision } from './decision';
import { HORIZON, LEAD, MS, rulesOf, SECOND } from './rules';
import { newState } from './state';

const OFF = { rateLimit: { enabled: false }, concurrency: { enabled: false }, circuitBreaker: { enabled: false } };

/** Between two tokens of 50 a second: a second and somewhat more for those that are late. */
const APART = 20.55 * MS;

/** A connector on a clock that the test moves. */
function connector(parts: PolicyParts) {
  const state = newState();
  const rules = rulesOf(completePolicy({ ...OFF, ...parts }));
  let calls = 0;
  const it = {
    now: 1e15,
    ask: (waiter = `w${calls + 1}`): Decision => decide(state, it.now, rules, { call: `c${(calls += 1)}`, waiter }),
    end: (call: string, verdict: 'success' | 'failure' | 'neutral', latency = 10 * MS) =>
      conclude(state, it.now, rules, { call, verdict, latency }),
    state,
    rules,
  };
  return it;
}

describe('the decision about a call', () => {
  it('lets everything through when every part is off', () => {
    const free = connector({});
    for (let n = 0; n < 1_000; n += 1) expect(free.ask()).toMatchObject({ admitted: true, at: free.now });
  });

  it('admits the burst at once, books what comes within the horizon, and refuses the rest with places apart', () => {
    const limited = connector({ rateLimit: { limit: 50, burst: 5 } });
    const answers = Array.from({ length: 20 }, () => limited.ask());
    const admitted = answers.filter((answer) => answer.admitted).map(({ at }) => at - limited.now);
    const booked = Array.from({ length: Math.floor(HORIZON / APART) }, (_, index) => (index + 1) * APART);
    expect(admitted).toEqual([0, 0, 0, 0, 0, ...booked]);
    const refused = answers.filter((answer) => !answer.admitted).map(({ at }) => at);
    refused.slice(1).forEach((at, index) => expect(at - (refused[index] ?? 0)).toBe(APART));
  });

  it('admits each of ten thousand waiters when it comes back, at the full rate', () => {
    const limited = connector({ rateLimit: { limit: 50, burst: 1 } });
    const waiting = Array.from({ length: 10_000 }, (_, index) => ({ name: String(index), at: limited.now }));
    const starts: number[] = [];
    let refusals = 0;
    // Everyone is refused at most once, so the line is already in the order of time.
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      limited.now = next.at;
      const answer = limited.ask(next.name);
      if (answer.admitted) starts.push(answer.at);
      else {
        refusals += 1;
        waiting.push({ name: next.name, at: answer.at });
      }
    }
    expect(starts).toHaveLength(10_000);
    expect(refusals).toBeLessThan(10_000);
    starts.slice(1).forEach((at, index) => expect(at - (starts[index] ?? 0)).toBeGreaterThanOrEqual(APART));
    const seconds = ((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / SECOND;
    expect(9_999 / seconds).toBeGreaterThan(0.97 * 50);
  });

  it('lets nobody without a place overtake, and keeps the place of who comes too early', () => {
    const limited = connector({ rateLimit: { limit: 1, burst: 1 } });
    limited.ask();
    const first = limited.ask('waits');
    expect(first).toMatchObject({ admitted: false, reason: 'rate_limited' });
    expect(limited.ask('waits').at).toBe(first.at);
    limited.now = first.at;
    const newcomer = limited.ask('newcomer');
    expect(newcomer.admitted).toBe(false);
    expect(newcomer.at).toBeGreaterThan(first.at);
    expect(limited.ask('waits')).toMatchObject({ admitted: true, at: first.at + LEAD });
  });

  it('tells who comes early for a slot to come at its very turn, and does not line it up anew', () => {
    const limited = connector({ concurrency: { enabled: true, maxInFlight: 1 } });
    limited.ask();
    const told = limited.ask('waits');
    expect(told).toMatchObject({ admitted: false, reason: 'concurrency_limited' });
    limited.ask('behind');
    limited.now = told.at;
    const early = limited.ask('waits');
    expect(early).toMatchObject({ admitted: false, reason: 'concurrency_limited', at: told.at + LEAD });
    expect(limited.ask('waits').at).toBe(early.at);
    limited.now = early.at;
    // Its turn is over when there is no slot then: those behind it come first.
    expect(limited.ask('waits').at).toBeGreaterThan(early.at);
    limited.end('c1', 'success');
    expect(limited.ask('waits').admitted).toBe(true);
  });

  it('gives a token that nobody came for to whoever comes', () => {
    const limited = connector({ rateLimit: { limit: 1, burst: 1 } });
    limited.ask();
    limited.ask('never comes back');
    limited.ask('neither');
    limited.now += 2 * SECOND;
    expect(limited.ask('newcomer').admitted).toBe(true);
  });

  it('takes a raised limit for real at once', () => {
    const limited = connector({ rateLimit: { limit: 1, perSeconds: 3_600, burst: 1 } });
    limited.ask();
    expect(limited.ask().admitted).toBe(false);
    const raised = rulesOf(completePolicy({ ...OFF, rateLimit: { limit: 100, burst: 1 } }));
    expect(decide(limited.state, limited.now + SECOND, raised, { call: 'x', waiter: 'x' }).admitted).toBe(true);
  });

  it('opens only on enough calls, and forgets those that fell out of the window', () => {
    const parts = { circuitBreaker: { enabled: true, minimumCalls: 4, failurePercent: 50, windowSeconds: 10 } };
    const broken = connector(parts);
    for (const call of ['a', 'b', 'c']) expect(broken.end(call, 'failure')).toBeUndefined();
    broken.now += 11 * SECOND;
    for (const call of ['d', 'e', 'f']) expect(broken.end(call, 'failure')).toBeUndefined();
    expect(broken.end('g', 'neutral')).toBeUndefined();
    expect(broken.end('h', 'failure')).toEqual({ from: 'closed', to: 'open' });
    expect(broken.ask()).toMatchObject({ admitted: false, reason: 'circuit_open' });
  });

  it('closes when it is switched off', () => {
    const broken = connector({ circuitBreaker: { enabled: true, minimumCalls: 1 } });
    expect(broken.end('a', 'failure')).toEqual({ from: 'closed', to: 'open' });
    const off = rulesOf(completePolicy(OFF));
    const answer = decide(broken.state, broken.now, off, { call: 'x', waiter: 'x' });
    expect(answer).toMatchObject({ admitted: true, transition: { from: 'open', to: 'closed' } });
  });
});

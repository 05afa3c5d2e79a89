import type { Redis } from 'ioredis';
import type { Transition } from '../circuit';
import type { Asking, Decision, Ended } from '../decision';
import type { CircuitState } from '../policy-health';
import type { Rules } from '../rules';
import { type ConnectorState, newState } from '../state';
import { ADMIT, CONCLUDE, LOOK } from './scripts';

/** What a look at the state shows. */
export interface Look {
  readonly now: number;
  readonly state: ConnectorState;
  readonly inFlight: number;
  readonly waiting: number;
}

type Script = (...args: (string | number)[]) => Promise<unknown>;
type Scripted = Record<'policyAdmit' | 'policyConclude' | 'policyLook', Script>;

const NO_LESSON = { retryAfter: 0, remaining: -1, limit: 0, resetAfter: 0 };

/**
 * The state of connectors in Redis, where all processes share it. One round trip for each question. The keys of a
 * connector have one hash tag, so that they are on one node of a cluster, and all of them expire.
 */
export class SharedState {
  private readonly scripts: Scripted;

  /** @param time in microseconds; only tests pass it, otherwise Redis's own holds */
  constructor(
    client: Redis,
    private readonly time: () => number | '' = () => '',
  ) {
    client.defineCommand('policyAdmit', { numberOfKeys: 4, lua: ADMIT });
    client.defineCommand('policyConclude', { numberOfKeys: 4, lua: CONCLUDE });
    client.defineCommand('policyLook', { numberOfKeys: 4, lua: LOOK, readOnly: true });
    this.scripts = client as unknown as Scripted;
  }

  async admit(key: string, rules: Rules, { call, waiter }: Asking): Promise<Decision & { readonly now: number }> {
    const answer = await this.scripts.policyAdmit(...keysOf(key), this.time(), ...numbersOf(rules), call, waiter);
    const [reason, at, now, from, to] = answer as [string, number, number, string, string];
    const transition = transitionOf(from, to);
    if (reason === 'admitted') return { admitted: true, at, now, transition };
    return { admitted: false, reason: reason as 'rate_limited', at, now, transition };
  }

  async conclude(key: string, rules: Rules, ended: Ended): Promise<Transition | undefined> {
    const { call, verdict, latency, lesson: { retryAfter, remaining, limit, resetAfter } = NO_LESSON } = ended;
    const told = [call, verdict, latency, retryAfter, remaining, limit, resetAfter];
    const answer = await this.scripts.policyConclude(...keysOf(key), this.time(), ...numbersOf(rules), ...told);
    const [from, to] = answer as [string, string];
    return transitionOf(from, to);
  }

  async look(key: string): Promise<Look> {
    const answer = await this.scripts.policyLook(...keysOf(key), this.time());
    const [now, stored, inFlight, waiting] = answer as [number, string[], number, number];
    return { now, state: stateOf(stored), inFlight, waiting };
  }
}

const keysOf = (key: string) =>
  ['state', 'slots', 'probes', 'places'].map((part) => `{signalbox:policy:${key}}:${part}`);

const numbersOf = (rules: Rules): number[] => [
  rules.interval,
  rules.burst,
  rules.maxInFlight,
  rules.lease,
  rules.windowPart,
  rules.minimumCalls,
  rules.failurePercent,
  rules.openFor,
  rules.probes,
];

function transitionOf(from: string, to: string): Transition | undefined {
  return to === '' ? undefined : { from: from as CircuitState, to: to as CircuitState };
}

function stateOf(stored: string[]): ConnectorState {
  const state = newState();
  for (let i = 0; i < stored.length; i += 2) {
    const [field, value] = [stored[i] ?? '', stored[i + 1] ?? ''];
    if (field.startsWith('window')) {
      const [index = -1, succeeded = 0, failed = 0] = value.split(':').map(Number);
      state.window.push({ index, succeeded, failed });
    } else {
      Object.assign(state, { [field]: field === 'circuit' ? value : Number(value) });
    }
  }
  return state;
}

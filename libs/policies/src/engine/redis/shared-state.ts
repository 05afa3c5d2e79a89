import type { Redis } from 'ioredis';
import type { Transition } from '../circuit';
import type { Asking, Decision, Ended } from '../decision';
import type { CircuitState } from '../policy-health';
import type { Rules } from '../rules';
import { type ConnectorState, newState } from '../state';
import { DECIDE, LOOK } from './scripts';

/** Calls of one connector that are decided together: first those that ended, then those that ask, each in its order. */
export interface Batch {
  readonly ended: readonly Ended[];
  readonly asking: readonly Asking[];
}

/** What was made of a {@link Batch}, in its order. */
export interface BatchAnswer {
  /** When it was decided. */
  readonly now: number;
  /** The change of the circuit by each call that ended, if there was one. */
  readonly turns: readonly (Transition | undefined)[];
  readonly decisions: readonly Decision[];
}

/** What a look at the state shows. */
export interface Look {
  readonly now: number;
  readonly state: ConnectorState;
  readonly inFlight: number;
  readonly waiting: number;
}

type Script = (...args: (string | number)[]) => Promise<unknown>;
type Scripted = Record<'policyDecide' | 'policyLook', Script>;
type Answered = [from: string, to: string, reason: string, at: number, token: number];

const NO_LESSON = { retryAfter: 0, remaining: -1, limit: 0, resetAfter: 0 };

/**
 * The state of connectors in Redis, where all processes share it. One round trip for each batch and each look. The keys
 * of a connector have one hash tag, so that they are on one node of a cluster, and all of them expire.
 */
export class SharedState {
  private readonly scripts: Scripted;

  /** @param time in microseconds; only tests pass it, otherwise Redis's own holds */
  constructor(
    client: Redis,
    private readonly time: () => number | '' = () => '',
  ) {
    client.defineCommand('policyDecide', { numberOfKeys: 4, lua: DECIDE });
    client.defineCommand('policyLook', { numberOfKeys: 4, lua: LOOK, readOnly: true });
    this.scripts = client as unknown as Scripted;
  }

  async decide(key: string, rules: Rules, { ended, asking }: Batch): Promise<BatchAnswer> {
    const told = [...ended.flatMap(toldOf), ...asking.flatMap(({ call, waiter }) => [call, waiter])];
    const header = [this.time(), ...numbersOf(rules), ended.length];
    const answer = await this.scripts.policyDecide(...keysOf(key), ...header, ...told);
    const [now, ...answers] = answer as [number, ...Answered[]];
    return {
      now,
      turns: answers.slice(0, ended.length).map(([from, to]) => transitionOf(from, to)),
      decisions: answers.slice(ended.length).map(decisionOf),
    };
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
  rules.grace,
  rules.maxInFlight,
  rules.lease,
  rules.windowPart,
  rules.minimumCalls,
  rules.failurePercent,
  rules.openFor,
  rules.probes,
];

function toldOf({ call, verdict, latency, token, lesson = NO_LESSON }: Ended): (string | number)[] {
  const { retryAfter, remaining, limit, resetAfter } = lesson;
  return [call, verdict, latency, token ?? '', retryAfter, remaining, limit, resetAfter];
}

function decisionOf([from, to, reason, at, token]: Answered): Decision {
  const transition = transitionOf(from, to);
  if (reason === 'admitted') return { admitted: true, at, token, transition };
  return { admitted: false, reason: reason as 'rate_limited', at, transition };
}

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

import { LRUCache } from 'lru-cache';
import type { Transition } from './circuit';
import { type Asking, conclude, decide, type Decision, type Ended } from './decision';
import type { Look } from './redis/shared-state';
import { MS, PLACE_KEPT, type Rules } from './rules';
import { type ConnectorState, newState } from './state';

/** Connectors that a process keeps in mind; the one that called least recently is forgotten first. */
const MOST_CONNECTORS = 10_000;

/** The state of connectors in this process alone, for while Redis is away. The same decisions, on what it alone sees. */
export class LocalState {
  private readonly states = new LRUCache<string, ConnectorState>({ max: MOST_CONNECTORS });

  /** @param time in microseconds; tests pass their own */
  constructor(private readonly time: () => number = () => Date.now() * MS) {}

  admit(key: string, rules: Rules, asking: Asking): Decision & { readonly now: number } {
    const now = this.time();
    return { ...decide(this.of(key), now, rules, asking), now };
  }

  conclude(key: string, rules: Rules, ended: Ended): Transition | undefined {
    return conclude(this.of(key), this.time(), rules, ended);
  }

  look(key: string): Look {
    const [now, state] = [this.time(), this.of(key)];
    const inFlight = [...state.slots.values()].filter((until) => until > now).length;
    const waiting = [...state.places.values()].filter((place) => place >= now - PLACE_KEPT).length;
    return { now, state, inFlight, waiting };
  }

  private of(key: string): ConnectorState {
    const state = this.states.get(key) ?? newState();
    this.states.set(key, state);
    return state;
  }
}

import { LRUCache } from 'lru-cache';
import { conclude, decide } from './decision';
import type { Batch, BatchAnswer, Look } from './redis/shared-state';
import { MS, PLACE_KEPT, type Rules } from './rules';
import { type ConnectorState, newState } from './state';

/** Connectors that a process keeps in mind; the one that called least recently is forgotten first. */
const MOST_CONNECTORS = 10_000;

/** The state of connectors in this process alone, for while Redis is away. The same decisions, on what it alone sees. */
export class LocalState {
  private readonly states = new LRUCache<string, ConnectorState>({ max: MOST_CONNECTORS });

  /** @param time in microseconds; tests pass their own */
  constructor(private readonly time: () => number = () => Date.now() * MS) {}

  decide(key: string, rules: Rules, { ended, asking }: Batch): BatchAnswer {
    const [now, state] = [this.time(), this.of(key)];
    return {
      now,
      turns: ended.map((one) => conclude(state, now, rules, one)),
      decisions: asking.map((one) => decide(state, now, rules, one)),
    };
  }

  look(key: string): Look {
    const [now, state] = [this.time(), this.of(key)];
    const inFlight = [...state.slots.values()].filter((until) => until > now).length;
    const waiting = [...state.places.values()].filter((place) => place >= now - state.stood - PLACE_KEPT).length;
    return { now, state, inFlight, waiting };
  }

  private of(key: string): ConnectorState {
    const state = this.states.get(key) ?? newState();
    this.states.set(key, state);
    return state;
  }
}

import type { CircuitState } from './policy-health';

/** The calls of one part of the breaker's window. */
export interface WindowPart {
  /** The part's number since the epoch. */
  readonly index: number;
  readonly succeeded: number;
  readonly failed: number;
}

/** What is known of a connector. All times in microseconds since the epoch; those of the rate are on its own clock. */
export interface ConnectorState {
  /** Between two tokens, as it was at the last question. */
  interval: number;
  /** When the bucket is full again, on the clock of the rate. */
  fullAt: number;
  /** The last place in line that was given, on the clock of the rate. */
  line: number;
  /** For how long the clock of the rate stood still so far. */
  stood: number;
  /** How much of that is not made up for. */
  owed: number;
  /** The provider wants no call before. */
  blockedUntil: number;
  /** The provider's window: its limit, how many calls remain in it, and its end. */
  quotaLimit: number;
  quotaLeft: number;
  quotaUntil: number;
  /** How long calls take on average. */
  latency: number;
  /** What even a quick call takes of late; 0: not known yet. */
  quickest: number;
  circuit: CircuitState;
  /** When the circuit got into its state; 0: it never left it. */
  since: number;
  openUntil: number;
  /** Probes that succeeded since the circuit is half open. */
  probed: number;
  readonly window: WindowPart[];
  /** When the slot of each call under way comes back by itself. */
  readonly slots: Map<string, number>;
  /** The same for probes. */
  readonly probes: Map<string, number>;
  /** The place in line of each waiter on the clock of the rate, the earliest first. */
  readonly places: Map<string, number>;
}

export const newState = (): ConnectorState => ({
  interval: 0,
  fullAt: 0,
  line: 0,
  stood: 0,
  owed: 0,
  blockedUntil: 0,
  quotaLimit: 0,
  quotaLeft: 0,
  quotaUntil: 0,
  latency: 0,
  quickest: 0,
  circuit: 'closed',
  since: 0,
  openUntil: 0,
  probed: 0,
  window: [],
  slots: new Map(),
  probes: new Map(),
  places: new Map(),
});

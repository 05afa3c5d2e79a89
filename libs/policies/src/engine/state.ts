import type { CircuitState } from './policy-health';

/** The calls of one part of the breaker's window. */
export interface WindowPart {
  /** The part's number since the epoch. */
  readonly index: number;
  readonly succeeded: number;
  readonly failed: number;
}

/** What is known of a connector. All times in microseconds since the epoch. */
export interface ConnectorState {
  /** Between two tokens, as it was at the last question. */
  interval: number;
  /** When the bucket is full again. */
  fullAt: number;
  /** The last place in line that was given. */
  line: number;
  /** The provider wants no call before. */
  blockedUntil: number;
  /** The provider's window: its limit, how many calls remain in it, and its end. */
  quotaLimit: number;
  quotaLeft: number;
  quotaUntil: number;
  /** How long calls take on average. */
  latency: number;
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
  /** The place in line of each waiter, the earliest first. */
  readonly places: Map<string, number>;
}

export const newState = (): ConnectorState => ({
  interval: 0,
  fullAt: 0,
  line: 0,
  blockedUntil: 0,
  quotaLimit: 0,
  quotaLeft: 0,
  quotaUntil: 0,
  latency: 0,
  circuit: 'closed',
  since: 0,
  openUntil: 0,
  probed: 0,
  window: [],
  slots: new Map(),
  probes: new Map(),
  places: new Map(),
});

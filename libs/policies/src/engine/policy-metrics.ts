import { atScrape, counter, durations, gauge } from '@app/observability';
import { LRUCache } from 'lru-cache';
import type { Decision } from './decision';
import type { Transition } from './circuit';
import type { CircuitState } from './policy-health';

/** A breaker that nothing was heard of for this long, in milliseconds, is not told any more: nobody calls. */
const REMEMBERED_MS = 15 * 60_000;

const changes = counter('signalbox_circuit_changes_total', 'Changes of circuit breakers, told by who made them.', [
  'to',
]);
const circuits = gauge(
  'signalbox_circuits',
  'Connectors whose circuit breaker is not closed, as this process saw within the last quarter of an hour.',
  ['state'],
);
const decisions = counter('signalbox_policy_decisions_total', 'Decisions on calls: shared in Redis, or local.', [
  'mode',
]);
export const limiterSeconds = durations(
  'signalbox_limiter_wait_seconds',
  'Time that calls waited for their permit, refused ones included.',
);

const notClosed = new LRUCache<string, CircuitState>({ max: 5_000, ttl: REMEMBERED_MS });

/** Keeps in mind what a decision says of the connector's breaker. */
export function seeDecision(key: string, mode: 'shared' | 'local', decision: Decision): void {
  decisions.inc({ mode });
  if (!decision.admitted && decision.reason === 'circuit_open') notClosed.set(key, notClosed.get(key) ?? 'open');
}

export function seeTransition(key: string, { to }: Transition): void {
  changes.inc({ to });
  if (to === 'closed') notClosed.delete(key);
  else notClosed.set(key, to);
}

atScrape(() => {
  notClosed.purgeStale();
  const states = [...notClosed.values()];
  for (const state of ['open', 'half_open'] as const) {
    circuits.set({ state }, states.filter((one) => one === state).length);
  }
});

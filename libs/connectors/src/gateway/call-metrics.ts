import { counter, durations } from '@app/observability';
import type { AttemptEnd } from './call-answer';
import { outcomeOfStatus } from './call-answer';

const calls = counter(
  'signalbox_calls_total',
  'Calls to third parties that went out, by type of connector (http.request: without one) and how they ended; `error` is empty when they answered.',
  ['type', 'outcome', 'error'],
);
const callSeconds = durations('signalbox_call_seconds', 'Time of one call, from its permit to its answer.', [
  'outcome',
]);
const held = counter('signalbox_calls_held_total', 'Calls that had to wait: the limiter, the breaker or a pause.', [
  'reason',
]);
const repeated = counter('signalbox_call_retries_total', 'Calls that went out again after an attempt that failed.');

/** Counts a call that went out, by the type of its connector, or of the job that has none. */
export function countCall(type: string, ended: AttemptEnd, latencyMs: number, attempt: number): void {
  const outcome = outcomeOfStatus('response' in ended ? ended.response.status : undefined);
  calls.inc({ type, outcome, error: 'error' in ended ? ended.error.code : '' });
  callSeconds.observe({ outcome }, latencyMs / 1_000);
  if (attempt > 1) repeated.inc();
}

/** Counts a call that may not go out yet. */
export function countHeld(reason: string): void {
  held.inc({ reason });
}

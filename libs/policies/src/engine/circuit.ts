import type { CircuitState } from './policy-health';
import { type Rules, WINDOW_PARTS } from './rules';
import type { ConnectorState, WindowPart } from './state';

/** A change of the circuit, told once, to the one whose call made it. */
export interface Transition {
  readonly from: CircuitState;
  readonly to: CircuitState;
}

/** Before a call: a breaker that was switched off closes, one that was open long enough lets probes through. */
export function wakeCircuit(state: ConnectorState, now: number, rules: Rules): Transition | undefined {
  if (rules.windowPart === 0) return state.circuit === 'closed' ? undefined : move(state, now, 'closed');
  return state.circuit === 'open' && now >= state.openUntil ? move(state, now, 'half_open') : undefined;
}

/** After a call: counts it, or what it says as a probe. */
export function judgeCall(
  state: ConnectorState,
  now: number,
  rules: Rules,
  ended: { readonly failed: boolean; readonly probe: boolean },
): Transition | undefined {
  if (rules.windowPart === 0 || state.circuit === 'open') return undefined;
  if (state.circuit === 'half_open') {
    if (!ended.probe) return undefined;
    if (ended.failed) return open(state, now, rules);
    state.probed += 1;
    return state.probed >= rules.probes ? move(state, now, 'closed') : undefined;
  }
  count(state, Math.floor(now / rules.windowPart), ended.failed);
  const { calls, failed } = callsInWindow(state, now, rules);
  const broken = ended.failed && calls >= rules.minimumCalls && failed * 100 >= rules.failurePercent * calls;
  return broken ? open(state, now, rules) : undefined;
}

export function callsInWindow(state: Pick<ConnectorState, 'window'>, now: number, { windowPart }: Rules) {
  const current = Math.floor(now / windowPart);
  const parts = state.window.filter(({ index }) => index > current - WINDOW_PARTS && index <= current);
  const sum = (of: (part: WindowPart) => number) => parts.reduce((total, part) => total + of(part), 0);
  const failed = sum((part) => part.failed);
  return { calls: failed + sum((part) => part.succeeded), failed };
}

function count({ window }: ConnectorState, index: number, failed: boolean): void {
  const at = index % WINDOW_PARTS;
  const part = window[at]?.index === index ? window[at] : { index, succeeded: 0, failed: 0 };
  window[at] = failed ? { ...part, failed: part.failed + 1 } : { ...part, succeeded: part.succeeded + 1 };
}

function open(state: ConnectorState, now: number, rules: Rules): Transition {
  state.openUntil = now + rules.openFor;
  return move(state, now, 'open');
}

function move(state: ConnectorState, now: number, to: CircuitState): Transition {
  const from = state.circuit;
  state.circuit = to;
  state.since = now;
  state.probed = 0;
  state.probes.clear();
  if (to === 'closed') state.window.length = 0;
  return { from, to };
}

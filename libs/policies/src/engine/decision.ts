import type { RefusalReason } from './admission';
import { judgeCall, type Transition, wakeCircuit } from './circuit';
import { learn, type Lesson } from './provider-limit';
import { makeUp, rateTime, standStill } from './rate-clock';
import { HORIZON, LEAD, LEAST_GAP, MOST_PLACES, PLACE_KEPT, PROBE_WAIT, type Rules } from './rules';
import type { ConnectorState } from './state';

export interface Asking {
  readonly call: string;
  readonly waiter: string;
}

export type Decision = (
  | {
      readonly admitted: true;
      /** When the call may go out: now or within {@link HORIZON}. */
      readonly at: number;
      /** The same on the clock of the rate; to be told when the call ends. */
      readonly token: number;
    }
  | {
      readonly admitted: false;
      readonly reason: RefusalReason;
      /** When to come back. */
      readonly at: number;
    }
) & { readonly transition?: Transition };

export interface Ended {
  readonly call: string;
  readonly verdict: 'success' | 'failure' | 'neutral';
  /** In microseconds. */
  readonly latency: number;
  readonly lesson?: Lesson;
  /** As the decision told it; left out when the call cannot have come to the provider. */
  readonly token?: number;
}

/**
 * Whether a call may go out. Changes the state. Nothing in here knows a clock, a network or chance, so that the
 * simulator decides by the same code; `redis/scripts.ts` says the same in Lua for all processes together, and a
 * property test holds the two against each other.
 *
 * The rate is GCRA, a token bucket that needs only the time at which it is full again (ITU-T I.371), on a clock of its
 * own that stands still when calls are late: `rate-clock.ts` tells why no provider sees too many. A call whose token
 * comes within the horizon is admitted for that time. Any other is refused with a place in line: places are as far apart
 * as calls can go out, so waiters come back one by one, and who has no place does not overtake them.
 */
export function decide(state: ConnectorState, now: number, rules: Rules, asking: Asking): Decision {
  const { interval, burst } = rules;
  forget(state, now);
  const transition = wakeCircuit(state, now, rules);
  const time = rateTime(state, now);
  paceAnew(state, time, rules);
  const place = state.places.get(asking.waiter);
  const token = interval === 0 ? time : Math.max(time, state.fullAt - (burst - 1) * interval);
  const gap = gapOf(state, rules);
  const no = (reason: RefusalReason, notBefore: number): Decision => {
    // A slot may be free at any moment: who comes early waits for its very turn, and does not line up anew.
    const early = reason === 'concurrency_limited' && place !== undefined && place > time && place - LEAD <= time;
    const at = early ? place : giveWay(state, time, gap, asking.waiter, place, rateTime(state, notBefore));
    return { admitted: false, reason, at: at + state.stood, transition };
  };

  if (state.circuit === 'open') return no('circuit_open', state.openUntil);
  if (state.circuit === 'half_open' && state.probed + state.probes.size >= rules.probes) {
    return no('circuit_open', now + PROBE_WAIT);
  }
  if (state.blockedUntil > now) return no('rate_limited', state.blockedUntil);
  if (state.quotaUntil > now && state.quotaLeft <= 0) return no('rate_limited', state.quotaUntil);
  if (slotsAreTaken(state, now, rules)) return no('concurrency_limited', now + gap);
  const itsTurn = state.line <= time || (place !== undefined && place <= time + HORIZON);
  const at = token + state.stood;
  if (token > time + HORIZON || (token > time && !itsTurn)) {
    return no('rate_limited', Math.max(now, at - LEAD));
  }

  state.places.delete(asking.waiter);
  state.fullAt = Math.max(state.fullAt, time) + interval;
  makeUp(state, rules);
  state.quotaLeft -= 1;
  state.slots.set(asking.call, at + rules.lease);
  if (state.circuit === 'half_open') state.probes.set(asking.call, at + rules.lease);
  return { admitted: true, at, token, transition };
}

/** Takes a call back, with what it tells about the provider. Changes the state. */
export function conclude(state: ConnectorState, now: number, rules: Rules, ended: Ended): Transition | undefined {
  forget(state, now);
  const probe = state.probes.delete(ended.call);
  state.slots.delete(ended.call);
  const { token, latency } = ended;
  if (token !== undefined) standStill(state, now, rules, { token, latency });
  if (ended.lesson) learn(state, now, ended.lesson);
  if (ended.verdict === 'neutral') return undefined;
  state.latency = state.latency === 0 ? latency : Math.floor((state.latency * 7 + latency) / 8);
  return judgeCall(state, now, rules, { failed: ended.verdict === 'failure', probe });
}

/** What nobody came back for: probes whose lease is over, places whose time is long past. */
function forget({ probes, places, stood }: ConnectorState, now: number): void {
  release(probes, now);
  for (const [waiter, place] of places) {
    if (place > now - stood - PLACE_KEPT) break;
    places.delete(waiter);
  }
}

/** Gives back what is held by calls that must have ended long ago. */
function release(leases: Map<string, number>, now: number): void {
  for (const [call, until] of leases) if (until <= now) leases.delete(call);
}

/** Looks for slots to give back only when none is free. */
function slotsAreTaken({ slots }: ConnectorState, now: number, { maxInFlight }: Rules): boolean {
  if (maxInFlight === 0 || slots.size < maxInFlight) return false;
  release(slots, now);
  return slots.size >= maxInFlight;
}

/** A rate that was changed holds at once, and everyone lines up anew. */
function paceAnew(state: ConnectorState, time: number, { interval, burst }: Rules): void {
  if (state.interval === interval) return;
  state.interval = interval;
  state.fullAt = Math.min(state.fullAt, time + burst * interval);
  state.line = 0;
  state.places.clear();
}

/** How far apart waiters come back: as calls can go out. */
function gapOf({ latency }: ConnectorState, { interval, maxInFlight }: Rules): number {
  // Slots are refilled a little faster than calls end on average, because no two take the same time.
  const perSlot = maxInFlight === 0 ? 0 : Math.floor((latency * 4) / (maxInFlight * 5));
  return Math.max(interval > 0 ? interval : LEAST_GAP, perSlot);
}

/** A place in line, or the one it has if that is still good. @returns when to come back; all on the clock of the rate */
function giveWay(
  state: ConnectorState,
  time: number,
  gap: number,
  waiter: string,
  has: number | undefined,
  notBefore: number,
): number {
  if (has !== undefined && has - LEAD > time && has - LEAD >= notBefore) return has - LEAD;
  state.line = Math.max(state.line + gap, notBefore + LEAD);
  state.places.delete(waiter);
  if (state.places.size < MOST_PLACES) state.places.set(waiter, state.line);
  return state.line - LEAD;
}

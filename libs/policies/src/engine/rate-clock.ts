import { FORGOTTEN_PART, MOST_OWED, OWED_PART, type Rules } from './rules';
import type { ConnectorState } from './state';

/*
 * What the provider counts is calls that come to it, and a call comes later than its token: a process is busy, a
 * connection is made, a network is slow. Those that are late would come together with those behind them. So
 *
 * - tokens are apart so that `limit` of them take `perSeconds` and a grace: nothing is lost by who is late for less;
 * - the rate has a clock of its own. By the time a call has ended, and what even a quick call takes before, it has come.
 *   If that is later than its grace, the clock stands still for the rest, unless it already stood still for that long
 *   since the call's token: what is admitted from then on is as far behind the call as if it had come in time.
 *
 * Why no stretch of `perSeconds` sees more than `limit + burst - 1` calls: of any `limit + burst` calls the tokens of the
 * first and the last are `limit` intervals apart on the clock of the rate, which is `perSeconds` and the grace, and as
 * much more on any other clock as it stood still in between. The first came before its token, the grace and that
 * standstill were over; the last not before its token.
 *
 * A provider that takes now a short time and now a long one looks the same as calls that are late. So that it is called
 * at nearly its full rate too, the clock stands still for no more than a small part of the time in the long run. For
 * such a provider, and for one that takes longer than `perSeconds`, it is the grace that has to do. Callers help: they
 * send no call that is later than two graces, see `Permit.sendBy`.
 */

/** The time on the clock of the rate. */
export const rateTime = ({ stood }: Pick<ConnectorState, 'stood'>, now: number) => now - stood;

/** After a token was given: some of the time for which the clock stood still is made up for. */
export function makeUp(state: ConnectorState, { interval }: Rules): void {
  state.owed = Math.max(0, state.owed - Math.ceil(interval / OWED_PART));
}

/** After a call has ended: the clock stands still if it may have come late. Its token is on the clock of the rate. */
export function standStill(
  state: ConnectorState,
  now: number,
  { interval, grace }: Rules,
  { token, latency }: { readonly token: number; readonly latency: number },
): void {
  if (interval === 0) return;
  const { quickest } = state;
  // Forgets slowly: some calls that are late must not pass for a provider that has become slow.
  const usual = quickest + Math.floor(grace / FORGOTTEN_PART) + 1;
  state.quickest = quickest === 0 ? latency : Math.min(latency, usual);
  const came = rateTime(state, now) - Math.min(latency, quickest);
  const late = Math.min(came - token - grace, MOST_OWED * grace - state.owed);
  if (late <= 0) return;
  state.stood += late;
  // The very first call is for free: nothing is known of the provider before.
  if (quickest > 0) state.owed += late;
}

import { SECOND } from '../engine/rules';

/** The calls of which a simulation is made, and how the provider answers them. */
export interface Traffic {
  readonly durationSeconds: number;
  /** On average; they come at random times. */
  readonly arrivalsPerSecond: number;
  /** Calls that come at once, besides. */
  readonly bursts: readonly { readonly atSecond: number; readonly calls: number }[];
  /** How long the provider takes on average, in milliseconds; between half and one and a half times this. */
  readonly latencyMs: number;
  /** The part of the calls that fail. */
  readonly failurePercent: number;
  /** When every call fails. */
  readonly outages: readonly { readonly fromSecond: number; readonly forSeconds: number }[];
  /** The status of a failure. */
  readonly failureStatus: number;
  /** The same seed, the same traffic. */
  readonly seed: number;
}

/** No more calls than this are simulated. */
export const MOST_ARRIVALS = 10_000;

/** How many calls to expect. */
export const expectedArrivals = ({ arrivalsPerSecond, durationSeconds, bursts }: Traffic) =>
  arrivalsPerSecond * durationSeconds + bursts.reduce((sum, { calls }) => sum + calls, 0);

/** When calls come, in microseconds from the start: a Poisson process and the bursts. */
export function arrivals(traffic: Traffic, random: () => number): number[] {
  const end = traffic.durationSeconds * SECOND;
  const times = traffic.bursts.flatMap(({ atSecond, calls }) => Array<number>(calls).fill(atSecond * SECOND));
  if (traffic.arrivalsPerSecond === 0) return times;
  const apart = () => (-Math.log(1 - random()) * SECOND) / traffic.arrivalsPerSecond;
  for (let at = apart(); at < end && times.length < 2 * MOST_ARRIVALS; at += apart()) times.push(Math.floor(at));
  return times;
}

export function isOut({ outages }: Traffic, at: number): boolean {
  return outages.some(({ fromSecond, forSeconds }) => {
    const from = fromSecond * SECOND;
    return at >= from && at < from + forSeconds * SECOND;
  });
}

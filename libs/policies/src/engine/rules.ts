import type { PolicyDocument } from '../policy-document';

/** Times inside the engine are whole microseconds: exact in JavaScript, in Lua and in Redis. */
export const MS = 1_000;
export const SECOND = 1_000 * MS;

/**
 * A call is admitted this long before its token is there, and waits in its process: so the rate is used up although
 * nobody comes back to the millisecond, and a token that is almost there does not cost a snooze.
 */
export const HORIZON = 200 * MS;
/** A refused call is told to come back this long before its place in line, so that it may be late as well as early. */
export const LEAD = 100 * MS;
/** Waiters come back at least this far apart, when neither rate nor latency says more. */
export const LEAST_GAP = 2 * MS;
/** While the probes are out, nobody else need ask for this long. */
export const PROBE_WAIT = SECOND;
/** A place whose waiter does not come is kept this long. */
export const PLACE_KEPT = 60 * SECOND;
/** No more waiters than this have a place of their own; the others are spread all the same. */
export const MOST_PLACES = 100_000;
/** A slot comes back by itself this long after the call must have ended. */
export const LEASE_MARGIN = 5 * SECOND;
/** Nothing a provider says blocks for longer, so that a mistaken header cannot park a connector for ever. */
export const LONGEST_BLOCK = 24 * 3_600 * SECOND;
/** The provider's windows that end this close to each other are the same one. */
export const SAME_WINDOW = 2 * SECOND;
/**
 * A call may come to the provider so long after its token, as a part of `perSeconds`, and no longer than LONGEST_GRACE:
 * tokens are as much wider apart. See `rate-clock.ts`.
 */
export const GRACE_PART = 40;
export const LONGEST_GRACE = SECOND;
/** More of a grace, in percent: how late a call was is not known to the millisecond. */
const GRACE_AND_MORE = 110;
/** The clock of the rate stands still for at most so many graces, */
export const MOST_OWED = 10;
/** and for this part of the time in the long run. */
export const OWED_PART = 100;
/** What the quickest call took is forgotten by this part of the grace with each call. */
export const FORGOTTEN_PART = 256;
/** The parts of the breaker's window; one falls out of it at a time. */
export const WINDOW_PARTS = 10;

/** What a policy says, as the decision reads it: numbers only; 0 means that the part is off. */
export interface Rules {
  /** Between two tokens. */
  readonly interval: number;
  readonly burst: number;
  /** How long after its token a call may come to the provider. */
  readonly grace: number;
  readonly maxInFlight: number;
  /** How long after its start a call's slot comes back by itself. */
  readonly lease: number;
  /** Of one part of the breaker's window. */
  readonly windowPart: number;
  readonly minimumCalls: number;
  readonly failurePercent: number;
  readonly openFor: number;
  readonly probes: number;
}

const rulesOfPolicies = new WeakMap<PolicyDocument, Rules>();

export function rulesOf(policy: PolicyDocument): Rules {
  const rules = rulesOfPolicies.get(policy) ?? readRules(policy);
  rulesOfPolicies.set(policy, rules);
  return rules;
}

function readRules({ rateLimit, concurrency, circuitBreaker, timeout }: PolicyDocument): Rules {
  const period = rateLimit.perSeconds * SECOND;
  const grace = rateLimit.enabled ? Math.min(period / GRACE_PART, LONGEST_GRACE) : 0;
  return {
    // Rounded up: never more than allowed.
    interval: rateLimit.enabled ? Math.ceil((period + (grace * GRACE_AND_MORE) / 100) / rateLimit.limit) : 0,
    burst: rateLimit.burst,
    grace,
    maxInFlight: concurrency.enabled ? concurrency.maxInFlight : 0,
    lease: timeout.totalMs * MS + LEASE_MARGIN,
    windowPart: circuitBreaker.enabled ? (circuitBreaker.windowSeconds * SECOND) / WINDOW_PARTS : 0,
    minimumCalls: circuitBreaker.minimumCalls,
    failurePercent: circuitBreaker.failurePercent,
    openFor: circuitBreaker.openSeconds * SECOND,
    probes: circuitBreaker.halfOpenProbes,
  };
}

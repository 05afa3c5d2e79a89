import { callsInWindow } from './circuit';
import type { PolicyHealth } from './policy-health';
import { rateTime } from './rate-clock';
import type { Look } from './redis/shared-state';
import { MS, type Rules } from './rules';

/** What a look at the state means under the rules. */
export function healthOf(
  mode: PolicyHealth['mode'],
  { now, state, inFlight, waiting }: Look,
  rules: Rules,
): PolicyHealth {
  const breaks = rules.windowPart > 0;
  const { calls, failed } = breaks ? callsInWindow(state, now, rules) : { calls: 0, failed: 0 };
  const quota = state.quotaUntil > now;
  return {
    mode,
    circuit: {
      state: breaks ? state.circuit : 'closed',
      since: state.since === 0 ? null : date(state.since),
      probesFrom: breaks && state.circuit === 'open' ? date(state.openUntil) : null,
      calls,
      failurePercent: calls === 0 ? null : Math.round((failed * 100) / calls),
    },
    rateLimit: {
      tokens: tokens(state.fullAt, rateTime(state, now), rules),
      blockedUntil: state.blockedUntil > now ? date(state.blockedUntil) : null,
      provider: quota
        ? {
            limit: state.quotaLimit === 0 ? null : state.quotaLimit,
            remaining: Math.max(0, state.quotaLeft),
            resetAt: date(state.quotaUntil),
          }
        : null,
    },
    concurrency: { inFlight, limit: rules.maxInFlight === 0 ? null : rules.maxInFlight },
    waiting,
  };
}

function tokens(fullAt: number, time: number, { interval, burst }: Rules): number | null {
  if (interval === 0) return null;
  const missing = Math.max(0, fullAt - time) / interval;
  return Math.max(0, Math.floor(burst - missing));
}

const date = (microseconds: number) => new Date(microseconds / MS);

import type { WorkspaceScope } from '@app/kernel';
import type { EffectivePolicy } from '../effective-policy';

/** One call that wants to go out. */
export interface CallRequest {
  readonly scope: WorkspaceScope;
  readonly connectorId: string;
  /** The rules it goes under, as {@link EffectivePolicy} answered by `PoliciesService.effective`. */
  readonly policy: EffectivePolicy;
  /** Names the call: the run's id, or a new id for a call that is no job. A slot is held in this name. */
  readonly callId: string;
  /**
   * Who waits when the call is refused: the job's id, the same for every attempt. A refused call has a place in line
   * under this name: when it comes back at `retryAt`, those who came after it do not go first. Default: `callId`.
   */
  readonly waiterId?: string;
}

export type RefusalReason = 'rate_limited' | 'concurrency_limited' | 'circuit_open';

/** The answer to a {@link CallRequest}. */
export type Admission =
  | { readonly admitted: true; readonly permit: Permit }
  | {
      readonly admitted: false;
      readonly reason: RefusalReason;
      /** When to come back. No two waiters are told the same instant. Who comes back earlier keeps its place. */
      readonly retryAt: Date;
    };

/** The right to make one call now. */
export interface Permit {
  /**
   * Tells how the call ended and gives its slot back. Once; further calls do nothing. Never throws. A permit whose end
   * is never told is given back when its slot's lease ends.
   */
  end(ended: CallEnd): Promise<void>;
}

export interface CallEnd {
  /**
   * What the breaker counts: `success`: the provider works; `failure`: it does not (no answer, 5xx, a timeout);
   * `neutral`: it says nothing about the provider's health (429, another 4xx, cancelled by us, refused by egress).
   */
  readonly verdict: 'success' | 'failure' | 'neutral';
  /** How long the call took, in milliseconds. */
  readonly latencyMs: number;
  /** What the provider said about its limits: `readRateLimitHint(dialect, { status, headers }, now)`. */
  readonly hint?: RateLimitHint;
}

/** What a provider's answer says about its limits. */
export interface RateLimitHint {
  /** No call before this time: the answer was a refusal, or said that nothing remains until then. */
  readonly retryAt?: Date;
  /** Calls that remain in the provider's window. */
  readonly remaining?: number;
  /** Calls that the provider allows in its window. */
  readonly limit?: number;
  /** When the provider's window begins anew. */
  readonly resetAt?: Date;
}
export type CircuitState = 'closed' | 'open' | 'half_open';

/** How things stand with a connector now, as the engine sees it. */
export interface PolicyHealth {
  /**
   * `shared`: all processes keep the limits together. `local`: Redis does not answer, so that every process keeps the
   * limits by itself, and what is told here is only this process's part.
   */
  readonly mode: 'shared' | 'local';
  readonly circuit: {
    readonly state: CircuitState;
    /** When it got into this state; null: it never left it. */
    readonly since: Date | null;
    /** While open: when the first probe may go out. */
    readonly probesFrom: Date | null;
    /** Calls in the sliding window that told something about the provider's health. */
    readonly calls: number;
    /** How many of them failed, in percent; null without calls. */
    readonly failurePercent: number | null;
  };
  readonly rateLimit: {
    /** Calls that may go out at once; null without a rate limit. */
    readonly tokens: number | null;
    /** The provider wants no call before this time. */
    readonly blockedUntil: Date | null;
    /** What the provider last said about its own limit; null when it said nothing or its window is over. */
    readonly provider: {
      readonly limit: number | null;
      /** As the provider said, less the calls that went out since. */
      readonly remaining: number;
      readonly resetAt: Date;
    } | null;
  };
  readonly concurrency: {
    readonly inFlight: number;
    /** Null without a limit. */
    readonly limit: number | null;
  };
  /** Refused calls that have a place in line. */
  readonly waiting: number;
}

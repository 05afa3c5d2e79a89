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
   * The call must be on its way by then, as `performance.now()` has it: later it would come to the provider among those
   * behind it. Whoever is late ends this permit as `unsent` and asks for another one. Undefined: at any time.
   */
  readonly sendBy: number | undefined;
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
  /** No byte of the call was sent. */
  readonly unsent?: boolean;
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

import type { EgressPhase, EgressResponse } from '@app/egress';
import type { PolicyDocument, RefusalReason } from '@app/policies';

/** Why a call got no answer. */
export interface CallError {
  readonly code: string;
  readonly message: string;
  /** Whether the same call could succeed later. */
  readonly retryable: boolean;
  /** `before_send`: the other side cannot have acted on the call. */
  readonly phase: EgressPhase;
}

/** Why a call was not made now, and when it may be. */
export interface CallHeld {
  readonly reason: HeldReason;
  readonly until: Date;
}
export type HeldReason = 'paused' | RefusalReason;

/** How a call ended, with the policy it ran under. */
export type CallAnswer = {
  readonly policy: PolicyDocument;
  readonly policyId: string | null;
  readonly policyVersion: number;
  /** Whether the other side knows a repeated call by its key. */
  readonly keyed: boolean;
  /** What the call signed in with: to be hidden from whatever is kept of the answer. */
  readonly secrets: readonly string[];
  readonly latencyMs: number;
} & AttemptEnd;

export type AttemptEnd =
  { readonly response: EgressResponse } | { readonly error: CallError } | { readonly held: CallHeld };

/** `refused`: the call was wrong (3xx, 4xx); `failed`: the other side was (5xx), or gave no answer. */
export type CallOutcome = 'success' | 'refused' | 'failed';

/** A redirect that was not followed is no success. */
export function outcomeOfStatus(status: number | undefined): CallOutcome {
  if (status === undefined || status >= 500) return 'failed';
  return status >= 300 ? 'refused' : 'success';
}

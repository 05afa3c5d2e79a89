import type { PolicyDocument } from './policy-document';

/** The rules that hold for a call, and where they come from. */
export interface EffectivePolicy {
  readonly policy: PolicyDocument;
  /** Null for the built-in default. */
  readonly policyId: string | null;
  /** 0 for the built-in default. */
  readonly version: number;
}

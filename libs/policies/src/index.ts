export { PoliciesModule } from './policies.module';
export { PoliciesHttpModule } from './policies-http.module';
export type { EffectivePolicy } from './effective-policy';
export type { Admission, CallEnd, CallRequest, Permit, RateLimitHint, RefusalReason } from './engine/admission';
export { PolicyEngine } from './engine/policy-engine';
export type { CircuitState, PolicyHealth } from './engine/policy-health';
export { PoliciesService } from './policies.service';
export {
  changePolicy,
  type CircuitBreakerPolicy,
  completePolicy,
  type ConcurrencyPolicy,
  contradictions,
  DEFAULT_POLICY,
  PASSING_NETWORK_ERRORS,
  type PolicyDocument,
  type PolicyParts,
  type RateLimitPolicy,
  type RetryPolicy,
  type TimeoutPolicy,
} from './policy-document';
export { PolicyUsages } from './policy-usages';
export { DIALECTS, type RateLimitDialect } from './hints/dialects';
export { type AnswerHead, readRateLimitHint } from './hints/rate-limit-hint';
export { parseRetryAfter } from './hints/retry-after';
export {
  type CallFailure,
  type FailedAttempt,
  LONGEST_RETRY_AFTER_MS,
  type NoRetryReason,
  retryDecision,
  type RetryDecision,
} from './retry-decision';

export * from './policies.module';
export * from './policies-http.module';
export { type EffectivePolicy, PoliciesService } from './policies.service';
export * from './policy-document';
export { PolicyUsages } from './policy-usages';
export * from './retry-after';
export * from './retry-decision';
export * from './engine/admission';
export * from './engine/policy-engine';

export type { EffectivePolicy } from './policies.service';

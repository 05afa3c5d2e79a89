export { type DestinationLimits } from './destination-limits';
export { EgressClient, type EgressClientOptions, type EgressRequest } from './egress-client';
export { EgressError, type EgressErrorCode, type EgressPhase } from './egress-error';
export { EgressModule, type EgressModuleAsyncOptions } from './egress.module';
export { type EgressResponse, type EgressTimeouts } from './exchange';
export { type EgressRequestHeaders, toRequestHeaders } from './request-headers';
export { type Resolver } from './safe-lookup';

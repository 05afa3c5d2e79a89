export { type Backoff, fullJitterDelay } from './backoff';
export { type Clock, CLOCK, systemClock } from './clock';
export { type CursorKey, decodeCursor, encodeCursor } from './cursor';
export {
  Conflict,
  DomainError,
  type DomainErrorDetails,
  type ErrorKind,
  type FieldError,
  InvalidInput,
  NotFound,
  Unavailable,
} from './domain-error';
export { isId, lowestIdAt, newId } from './ids';
export { pooledRandom } from './random-pool';
export { isSecretName, looksLikeSecret, redact, REDACTED } from './redaction';
export { ShortLived } from './short-lived';
export { UnderWay } from './under-way';
export { type Usage, type UsageFinder, Usages } from './usages';
export { WorkspaceScope } from './workspace-scope';

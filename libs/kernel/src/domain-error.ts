/** What went wrong, in words of the domain. The HTTP filter and the worker's outcome mapper translate it. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'precondition_failed'
  | 'too_large'
  | 'unsupported_media_type'
  | 'unprocessable'
  | 'rate_limited'
  | 'unavailable';

/** One field that is wrong, by its path in the input (`retry.maxAttempts`). */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export interface DomainErrorDetails {
  readonly fields?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/**
 * An expected failure with a stable `code`. The message is shown to the caller as it is: it says what is wrong and
 * how to fix it, and never carries a secret, SQL or a stack.
 */
export class DomainError extends Error {
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds?: number;

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    details: DomainErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.fields = details.fields ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** The input breaks a rule; `fields` names every bad field at once. */
export class InvalidInput extends DomainError {
  constructor(fields: readonly FieldError[], message = 'The request has invalid fields; see errors.') {
    super('invalid', 'invalid_input', message, { fields });
  }
}

/** No such row in the caller's workspace; another workspace's row looks the same. */
export class NotFound extends DomainError {
  constructor(resource: string, id: string) {
    super('not_found', `${resource.replaceAll(' ', '_')}_not_found`, `There is no ${resource} with the id ${id} here.`);
  }
}

/** The change collides with what is stored already. */
export class Conflict extends DomainError {
  constructor(code: string, message: string, fields: readonly FieldError[] = []) {
    super('conflict', code, message, { fields });
  }
}

/** The service cannot take the request now and says when to come back. */
export class Unavailable extends DomainError {
  constructor(code: string, message: string, retryAfterSeconds = 1, cause?: unknown) {
    super('unavailable', code, message, { retryAfterSeconds, cause });
  }
}

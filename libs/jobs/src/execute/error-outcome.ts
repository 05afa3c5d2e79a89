import { DomainError } from '@app/kernel';
import { discard, type JobFailure, type JobOutcome, retry } from '../define/outcome';

/** Kinds of errors that another attempt cannot mend. */
const HOPELESS = new Set(['invalid', 'forbidden', 'unprocessable', 'too_large', 'unsupported_media_type']);

/** The one place where a thrown error becomes an outcome. */
export function outcomeOf(error: unknown): JobOutcome {
  if (error instanceof DomainError && HOPELESS.has(error.kind)) return discard(failureOf(error));
  return retry(failureOf(error));
}

/** An error as it is stored with the job: code, message and the chain of causes, no stack. */
export function failureOf(error: unknown): JobFailure {
  if (!(error instanceof Error)) return { code: 'error', message: String(error) };
  const code = (error as { code?: unknown }).code;
  const cause = error.cause instanceof Error ? { cause: failureOf(error.cause) } : undefined;
  return { code: typeof code === 'string' ? code : 'error', message: error.message, details: cause };
}

export interface Cause {
  readonly code: string;
  readonly message: string;
}

const DEEPEST = 10;

/** The chain of causes of a stored error, the error itself first; a cause stands in `details.cause`. */
export function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = [];
  for (let at = error; isCause(at) && causes.length < DEEPEST; at = at.details?.cause) {
    causes.push({ code: at.code, message: at.message });
  }
  return causes;
}

function isCause(value: unknown): value is Cause & { details?: { cause?: unknown } } {
  const { code, message } = (value ?? {}) as Partial<Cause>;
  return typeof code === 'string' && typeof message === 'string';
}

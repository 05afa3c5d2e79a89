import { EgressError, toRequestHeaders } from '@app/egress';

/** A header that a call cannot carry. */
export interface HeaderProblem {
  readonly name: string;
  /** Follows the name. Never has the value in it. */
  readonly message: string;
}

/**
 * The headers that the SSRF-safe client would refuse, found by the client's own rules, so that a mistake is told to
 * whoever makes it and not to the call that fails later.
 */
export function headerProblems(headers: Readonly<Record<string, string>>): HeaderProblem[] {
  const seen = new Set<string>();
  return Object.entries(headers).flatMap(([name, value]) => {
    const key = name.toLowerCase();
    const message = seen.has(key) ? `The header "${key}" is given twice` : refusal(name, value);
    seen.add(key);
    return message === undefined ? [] : [{ name, message: `cannot be sent: ${message}` }];
  });
}

function refusal(name: string, value: string): string | undefined {
  try {
    toRequestHeaders({ [name]: value }, '');
    return undefined;
  } catch (error) {
    if (error instanceof EgressError) return error.message;
    throw error;
  }
}

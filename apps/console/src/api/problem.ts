import type { components } from './schema.gen';

export type ProblemDocument = components['schemas']['Problem'];

/** What the API refused, with the code and the id that a log is searched for. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(readonly document: ProblemDocument) {
    super(document.detail);
  }

  get code(): string {
    return this.document.code;
  }

  get status(): number {
    return this.document.status;
  }

  /** Messages by field, such as `settings.baseUrl`. */
  get fields(): Record<string, string> {
    return Object.fromEntries((this.document.errors ?? []).map(({ path, message }) => [path, message]));
  }
}

/** The problem of any error: what did not reach the API has a code of its own. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const offline = error instanceof TypeError;
  const detail = error instanceof Error ? error.message : String(error);
  return new Problem({
    type: 'about:blank',
    title: offline ? 'No connection' : 'Something in the console broke',
    status: 0,
    code: offline ? 'no_connection' : 'console_error',
    detail: offline ? 'Signalbox cannot be reached. Check the connection, then try again.' : detail,
    requestId: '',
    traceId: '',
  });
}

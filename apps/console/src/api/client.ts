import createClient from 'openapi-fetch';
import { SITE_ROOT } from '../app/root';
import { Problem, type ProblemDocument } from './problem';
import type { components, paths } from './schema.gen';

export type Schemas = components['schemas'];

/** Every call of the API, typed by its contract. The session cookie goes with it: the console is of the same origin. */
export const api = createClient<paths>({ baseUrl: SITE_ROOT.href.replace(/\/$/, '') });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What the call answered. Throws a {@link Problem} when it was refused. */
export async function data<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data: body, error, response } = await call;
  if (response.ok) return body as T;
  throw new Problem(isProblem(error) ? error : unreadable(response));
}

function isProblem(error: unknown): error is ProblemDocument {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
}

/** An answer that is not Signalbox's own, as of a proxy in between. */
function unreadable(response: Response): ProblemDocument {
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: `http_${response.status}`,
    detail: `The answer was ${response.status} ${response.statusText}, which Signalbox itself did not give.`,
    requestId: response.headers.get('x-request-id') ?? '',
    traceId: '',
  };
}

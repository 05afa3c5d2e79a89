import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

/**
 * All that a strategy gets to see of a request. The bearer strategy would also take a token from the body or the
 * query, where logs and other sites' links could hold it; and passport would hang its own methods on the request.
 */
export interface Credentials {
  readonly headers: { readonly authorization?: string };
  readonly cookies: Readonly<Record<string, string | undefined>>;
}

export function credentialsOf(request: FastifyRequest): Credentials {
  return { headers: { authorization: request.headers.authorization }, cookies: request.cookies };
}

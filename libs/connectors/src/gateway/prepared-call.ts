import { currentTrace, formatTraceparent } from '@app/observability';
import type { CallTarget } from './call-target';
import { callUrl } from './call-url';
import type { CallCredentials } from '../sign-in/call-credentials';

export interface ConnectorRequest {
  readonly connectorId: string;
  readonly method: string;
  /** Below the connector's base URL, beginning with `/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly contentType?: string;
}

/** A call before it signs in. */
export interface PreparedCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

/**
 * The call as it goes out. Of headers later ones win: the caller's over the connector's, ours over the caller's.
 * Throws `NotCallable` for a path that leaves the base URL.
 */
export function prepareCall(target: CallTarget, request: ConnectorRequest, idempotencyKey: string): PreparedCall {
  const headers: Record<string, string> = {};
  for (const [name, value] of [...Object.entries(target.headers), ...Object.entries(request.headers ?? {})]) {
    headers[name.toLowerCase()] = value;
  }
  if (request.contentType !== undefined) headers['content-type'] = request.contentType;
  if (target.type.idempotency) headers[target.type.idempotency.header] = idempotencyKey;
  headers.traceparent = formatTraceparent(currentTrace());
  const url = callUrl(target.baseUrl, request.path, request.query);
  return { method: request.method.toUpperCase(), url, headers, body: request.body };
}

/** The call with what it signs in by, which nothing that a caller says can replace. */
export function signedIn({ url, headers }: PreparedCall, credentials: CallCredentials) {
  return { url: withQuery(url, Object.entries(credentials.query)), headers: { ...headers, ...credentials.headers } };
}

function withQuery(url: URL, query: readonly (readonly [name: string, value: string])[]): URL {
  if (query.length === 0) return url;
  const signed = new URL(url.href);
  for (const [name, value] of query) signed.searchParams.set(name, value);
  return signed;
}

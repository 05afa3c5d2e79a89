import { forbidden } from './egress-error';
import type { EgressResponse } from './exchange';
import type { EgressRequestHeaders } from './request-headers';

interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers?: EgressRequestHeaders;
}

const FOLLOWED = new Set([301, 302, 303, 307, 308]);
/** What another origin may learn: how to answer, and nothing that the call was given for the first one. */
const HARMLESS = new Set(['accept', 'accept-encoding', 'accept-language', 'user-agent', 'range', 'if-none-match']);

/**
 * The request that a redirect asks for; nothing when the answer is none that is followed. Only GET and HEAD are: to
 * send a body on to whoever the answer names is nobody's wish. It has to pass the same checks as the first one.
 *
 * @throws EgressError `egress_forbidden` when it leaves https, or names no URL.
 */
export function nextHop(hop: Hop, { status, headers }: EgressResponse): Hop | undefined {
  const method = hop.method.toUpperCase();
  const location = headers.location;
  if (!FOLLOWED.has(status) || typeof location !== 'string' || !['GET', 'HEAD'].includes(method)) return undefined;
  if (!URL.canParse(location, hop.url.href)) throw forbidden(hop.url.host, 'its redirect names no URL');
  const url = new URL(location, hop.url);
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') {
    throw forbidden(url.host, 'a redirect must not leave https');
  }
  const sameOrigin = url.origin === hop.url.origin;
  return { url, method, headers: sameOrigin ? hop.headers : harmless(hop.headers) };
}

function harmless(headers: EgressRequestHeaders = {}): EgressRequestHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.has(name.toLowerCase())));
}

import { jsonPath } from '@app/connectors';
import type { JSONValue } from 'json-p3';
import { decodedBody } from './decoded-body';
import type { SignedRequest } from './verifier';

/** The body as JSON; nothing when it is none. */
export function parseJson(body: Buffer): JSONValue | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as JSONValue;
  } catch {
    return undefined;
  }
}

/** The body of a request as JSON, without its content coding. Only for what is proven. */
export function requestJson({ headers, body }: Pick<SignedRequest, 'headers' | 'body'>): JSONValue | undefined {
  const decoded = decodedBody(headers, body);
  return decoded && parseJson(decoded);
}

/** Parses on the first call: of most webhooks the headers say all that is needed, and parsing is the dearer part. */
export type LazyJson = () => JSONValue | undefined;

/** The body of a request as JSON when it is asked for. Only for what is proven. */
export function lazyJson(request: Pick<SignedRequest, 'headers' | 'body'>): LazyJson {
  let parsed: { readonly json: JSONValue | undefined } | undefined;
  return () => (parsed ??= { json: requestJson(request) }).json;
}

/** All values at the path; nothing when the path cannot be applied to this JSON. */
export function jsonValues(json: JSONValue, path: string): JSONValue[] | undefined {
  try {
    return jsonPath(path).query(json).values();
  } catch {
    return undefined;
  }
}

/** The first value at the path, if it is a text or a number. Never throws. */
export function jsonText(json: JSONValue | undefined, path: string): string | undefined {
  const value = json === undefined ? undefined : jsonValues(json, path)?.[0];
  if (typeof value === 'string') return value === '' ? undefined : value;
  // Beyond 2^53 digits are lost: two ids of the sender would become one.
  return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : undefined;
}

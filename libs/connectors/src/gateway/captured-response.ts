import type { EgressResponse } from '@app/egress';
import { isSecretName, redact } from '@app/kernel';
import { hiding } from '../sign-in/hiding';

/** What is kept of an answer. It can be stored, logged and shown. */
export interface CapturedResponse {
  readonly status: number;
  /** Without cookies and credentials; a header that came several times is one text. */
  readonly headers: Readonly<Record<string, string>>;
  /** `none`: it has no body, or none of it is kept. */
  readonly bodyKind: 'none' | 'json' | 'text' | 'base64';
  readonly body: unknown;
  /** Bytes that were received: the size of the body, or less than it when truncated. */
  readonly bodyBytes: number;
  /** The body went on beyond the limit; what is kept is its beginning. */
  readonly truncated: boolean;
}

/** Credentials by other names than the usual ones. */
const PRIVATE_HEADERS = /^(www-authenticate|authentication-info|proxy-.*|set-cookie2?|x-amz-security-token)$/;
const LONGEST_HEADER = 1_000;
const TEXT_TYPE = /^(text\/|application\/([\w.+-]*\+)?(json|xml|x-www-form-urlencoded|javascript|graphql))/i;

/**
 * What may be kept of an answer, at most so many bytes of its body, with no credential in it: not one that has the
 * name or the form of one, and not one of the texts that the call itself signed in with, which some servers echo.
 */
export function captureResponse(response: EgressResponse, limit: number, secrets: readonly string[]): CapturedResponse {
  const { status, bodyBytes } = response;
  const truncated = response.truncated || response.body.length > limit;
  const hide = hiding(secrets);
  const headers = Object.entries(response.headers)
    .filter(([name]) => !isSecretName(name) && !PRIVATE_HEADERS.test(name))
    .map(([name, value]) => [name, String(redact(hide([value].flat().join(', ')).slice(0, LONGEST_HEADER)))]);
  return {
    status,
    headers: Object.fromEntries(headers) as Record<string, string>,
    ...bodyOf(response, limit, truncated, hide),
    bodyBytes,
    truncated,
  };
}

function bodyOf(response: EgressResponse, limit: number, truncated: boolean, hide: (text: string) => string) {
  const bytes = response.body.subarray(0, limit);
  if (bytes.length === 0) return { bodyKind: 'none', body: null } as const;
  const text = decoded(response, bytes);
  if (text === undefined) return { bodyKind: 'base64', body: bytes.toString('base64') } as const;
  const json = truncated ? undefined : jsonOf(hide(text));
  if (json !== undefined) return { bodyKind: 'json', body: redact(json) } as const;
  return { bodyKind: 'text', body: redact(hide(text)) } as const;
}

/** Nothing for what is no text, or none that can be stored. */
function decoded({ headers, truncated }: EgressResponse, bytes: Buffer): string | undefined {
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') return undefined;
  const type = String(headers['content-type'] ?? '');
  const text = bytes.toString('utf8');
  // A cut may go through a character; elsewhere a replacement character tells that it is no UTF-8.
  const broken = (truncated ? text.slice(0, -1) : text).includes('\ufffd');
  if (text.includes('\0') || (broken && !TEXT_TYPE.test(type))) return undefined;
  return text;
}

/** Nothing for JSON with characters that the database refuses: it is kept as the text it is. */
function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value)) ? undefined : value;
  } catch {
    return undefined;
  }
}

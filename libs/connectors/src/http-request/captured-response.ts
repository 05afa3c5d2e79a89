import type { EgressResponse } from '@app/egress';
import { looksLikeSecret, redact, REDACTED } from '@app/kernel';

/** What a job keeps of a response. No secrets. */
export interface CapturedResponse {
  readonly httpStatus: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** As text, up to the limit; null for one that is no text, or that could not be read to its end and looks like JSON. */
  readonly body: string | null;
  readonly bodyBytes: number;
  readonly isTruncated: boolean;
}

const MOST_HEADERS = 50;
const LONGEST_HEADER = 1_000;

/** @param limit of the kept body, in characters */
export function capturedResponse(response: EgressResponse, limit: number): CapturedResponse {
  const { status, headers, bodyBytes, truncated } = response;
  const text = textOf(response);
  return {
    httpStatus: status,
    headers: redact(shortened(headers)) as Record<string, unknown>,
    body: text?.slice(0, limit) ?? null,
    bodyBytes,
    isTruncated: truncated || (text?.length ?? 0) > limit,
  };
}

function textOf({ body, truncated, headers }: EgressResponse): string | undefined {
  const text = decoded(body);
  if (text === undefined) return undefined;
  const json = parsed(text);
  // The whole of it is looked through before it is cut: half a JSON cannot be.
  if (json !== undefined) return JSON.stringify(redact(json));
  if (truncated && String(headers['content-type']).includes('json')) return undefined;
  return looksLikeSecret(text) ? REDACTED : text;
}

/** Nothing for bytes that are no UTF-8. The database stores no zero characters. */
function decoded(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body).replaceAll('\0', '\ufffd');
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function shortened(headers: EgressResponse['headers']): Record<string, unknown> {
  const short = (value: string) => value.slice(0, LONGEST_HEADER);
  return Object.fromEntries(
    Object.entries(headers)
      .slice(0, MOST_HEADERS)
      .map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, MOST_HEADERS).map(short) : short(value)]),
  );
}

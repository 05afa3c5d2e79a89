import { EgressError } from './egress-error';

/** One value, or several that are sent as separate header lines. */
export type EgressRequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Headers that decide where a request ends or who it is for. The client sets the ones it needs itself; from a caller
 * they are the tools of request smuggling: RFC 9110 section 7.6.1 (hop-by-hop) and RFC 9112 section 6 (framing).
 */
const RESERVED: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
  'te',
  'trailer',
  'expect',
  'keep-alive',
]);

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/; // RFC 9110 section 5.6.2
// RFC 9110 section 5.5. Beyond Latin-1 a character would be cut to its low byte, and U+010A ends as a line feed.
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Checked headers as the flat name, value list that undici takes, with `user-agent` and `accept-encoding: identity`
 * added unless the caller set them.
 *
 * @throws EgressError `invalid_header`, naming the header but never its value.
 */
export function toRequestHeaders(headers: EgressRequestHeaders, userAgent: string): string[] {
  const lines: string[] = [];
  const seen = new Set<string>();

  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const key = name.toLowerCase();
    if (!TOKEN.test(name)) throw invalid('A header name contains a character that is not allowed');
    if (RESERVED.has(key) || key.startsWith('proxy-')) throw invalid(`The header "${key}" is set by the client`);
    if (seen.has(key)) throw invalid(`The header "${key}" is given twice`);
    seen.add(key);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const line of values) {
      if (typeof line !== 'string' || !FIELD_VALUE.test(line)) {
        throw invalid(`The value of header "${key}" contains a character that is not allowed`);
      }
      lines.push(key, line);
    }
  }
  if (!seen.has('user-agent')) lines.push('user-agent', userAgent);
  if (!seen.has('accept-encoding')) lines.push('accept-encoding', 'identity');
  return lines;
}

function invalid(message: string): EgressError {
  return new EgressError('invalid_header', message);
}

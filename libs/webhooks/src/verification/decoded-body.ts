import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** A body may not be larger than this when it is decoded, in bytes: what is larger may be a zip bomb. */
export const LARGEST_DECODED = 16 * 1024 * 1024;

const DECODERS: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/**
 * The body without its content coding (RFC 9110, section 8.4). What is signed are the bytes as sent: decode only what is
 * proven. Stops at {@link LARGEST_DECODED}, whatever the body says of itself.
 *
 * @returns nothing for a coding that is not known, for several, and for a body that is not coded so or too large
 */
export function decodedBody(headers: IncomingHttpHeaders, body: Buffer): Buffer | undefined {
  const coding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (coding === '' || coding === 'identity' || body.length === 0) return body;
  const decode = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined;
  try {
    return decode?.(body, { maxOutputLength: LARGEST_DECODED });
  } catch {
    return undefined;
  }
}

import { jsonText, type LazyJson, lazyJson } from './json-field';
import { anyHmacMatches, contentId, fromBase64, fromHex } from './signatures';
import { timestampProblem } from './timestamps';
import {
  accept,
  handshake,
  hasSecret,
  header,
  reject,
  type Rejection,
  type Reply,
  type SignedRequest,
  type Verification,
  type VerifiedEvent,
  type Verifier,
} from './verifier';

/** Where a value is found. The body is read only when its signature is proven. */
export type Place = { readonly header: string } | { readonly path: string };

/** A part of what is signed: the body, the timestamp, or a fixed text between them. */
export type SignedPart = 'body' | 'timestamp' | { readonly text: string };

interface Age {
  readonly unit: 's' | 'ms';
  readonly toleranceSeconds: number;
}

/** A signature scheme as data: an HMAC-SHA-256 of the body, with or without a time. */
export interface HmacScheme {
  readonly name: string;
  readonly signature: { readonly header: string; readonly prefix?: string; readonly encoding: 'hex' | 'base64' };
  readonly signed: readonly SignedPart[];
  /** The time that is signed with the body, in a header. */
  readonly timestamp?: Age & { readonly header: string };
  /** The time that is signed as a part of the body. */
  readonly bodyTimestamp?: Age & { readonly path: string };
  /** The first that is there. Without any of them the hash of what is signed, or a rejection. */
  readonly eventId: readonly Place[];
  readonly withoutId: 'hash' | 'reject';
  readonly eventType?: (headers: SignedRequest['headers'], json: LazyJson) => string | undefined;
  /** For a provider that sends several events at once. */
  readonly batch?: (request: SignedRequest, json: LazyJson) => readonly VerifiedEvent[] | undefined;
  /** For a provider that asks whether we are there. */
  readonly handshake?: (json: LazyJson) => Reply | undefined;
}

/** The verifier of a scheme. */
export function hmacVerifier(scheme: HmacScheme): Verifier {
  return {
    name: scheme.name,
    verify(request) {
      const { headers, body, secrets, now } = request;
      if (!hasSecret(secrets)) return reject('secret_missing');
      const signature = signatureOf(scheme, headers);
      if (typeof signature === 'string') return reject(signature);
      const timestamp = timestampOf(scheme, headers, now);
      if ('problem' in timestamp) return reject(timestamp.problem);
      const signed = scheme.signed.map((part) => {
        if (part === 'body') return body;
        return part === 'timestamp' ? timestamp.text : part.text;
      });
      if (!anyHmacMatches('sha256', secrets, signed, [signature])) return reject('signature_mismatch');
      return read(scheme, request, signed);
    },
  };
}

/** Reads what is proven. */
function read(scheme: HmacScheme, request: SignedRequest, signed: readonly (string | Buffer)[]): Verification {
  const { headers, now } = request;
  const json = lazyJson(request);
  const { bodyTimestamp } = scheme;
  if (bodyTimestamp) {
    const text = jsonText(json(), bodyTimestamp.path);
    if (text === undefined) return reject('timestamp_missing');
    const late = timestampProblem(text, bodyTimestamp.unit, now, bodyTimestamp.toleranceSeconds);
    if (late) return reject(late);
  }
  const reply = scheme.handshake?.(json);
  if (reply) return handshake(reply);
  const events = scheme.batch?.(request, json);
  if (events) return { valid: true, events };
  const eventId = scheme.eventId.map((place) => valueAt(place, headers, json)).find((id) => id !== undefined);
  if (eventId === undefined && scheme.withoutId === 'reject') return reject('event_id_missing');
  return accept(eventId ?? contentId(signed), scheme.eventType?.(headers, json));
}

function valueAt(place: Place, headers: SignedRequest['headers'], json: LazyJson): string | undefined {
  return 'header' in place ? header(headers, place.header) : jsonText(json(), place.path);
}

function signatureOf({ signature }: HmacScheme, headers: SignedRequest['headers']): Buffer | Rejection {
  const text = header(headers, signature.header);
  if (text === undefined) return 'signature_missing';
  const { prefix = '' } = signature;
  if (!text.startsWith(prefix)) return 'signature_malformed';
  const decode = signature.encoding === 'hex' ? fromHex : fromBase64;
  return decode(text.slice(prefix.length)) ?? 'signature_malformed';
}

function timestampOf(
  { timestamp }: HmacScheme,
  headers: SignedRequest['headers'],
  now: Date,
): { text: string } | { problem: Rejection } {
  if (!timestamp) return { text: '' };
  const text = header(headers, timestamp.header);
  if (text === undefined) return { problem: 'timestamp_missing' };
  const problem = timestampProblem(text, timestamp.unit, now, timestamp.toleranceSeconds);
  return problem ? { problem } : { text };
}

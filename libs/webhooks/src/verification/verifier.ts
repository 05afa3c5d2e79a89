import type { IncomingHttpHeaders } from 'node:http';
import { contentId } from './signatures';

/** An inbound request as it came, with what is known of its source. */
export interface SignedRequest {
  readonly headers: IncomingHttpHeaders;
  /** The exact bytes. */
  readonly body: Buffer;
  /** The source's secrets: the current one, then former ones that overlap. Never empty. */
  readonly secrets: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
  /** The public URL the provider was given, without a query. */
  readonly url: string;
  /** The query it was called with, with its `?`; empty when there is none. */
  readonly search: string;
  readonly now: Date;
}

/** Why a request was not believed. */
export type Rejection =
  | 'secret_missing'
  | 'secret_malformed'
  | 'signature_missing'
  | 'signature_malformed'
  | 'signature_mismatch'
  | 'timestamp_missing'
  | 'timestamp_malformed'
  | 'timestamp_too_old'
  | 'timestamp_in_future'
  | 'event_id_missing'
  | 'event_id_malformed'
  | 'verification_not_configured';

/** One event that a genuine request brings. */
export interface VerifiedEvent {
  readonly eventId: string;
  readonly eventType: string | undefined;
  /** The part of a batch that is this event; left out when it is the whole body. */
  readonly body?: Buffer;
}

/** What the provider wants to hear instead of our own answer. */
export interface Reply {
  readonly status: number;
  readonly contentType?: string;
  readonly body?: string;
}

export type Verification =
  | {
      readonly valid: true;
      /** None for a handshake, which is answered and not stored. */
      readonly events: readonly VerifiedEvent[];
      readonly reply?: Reply;
    }
  | { readonly valid: false; readonly reason: Rejection };

/** One provider's way of signing. Pure: it reads the request and nothing else. */
export interface Verifier {
  /** As connector types name it. */
  readonly name: string;
  /** Fails closed: whatever is missing or odd is a rejection with its reason, never an error and never a pass. */
  verify(request: SignedRequest): Verification;
}

/** Longer ids do not fit into the index that finds duplicates; no type that a route could name is longer. */
const LONGEST = 200;
const isPlain = (text: string) => text.length <= LONGEST && /^[^\p{Cc}\p{Cs}]*$/u.test(text);

/**
 * A genuine event. An id that cannot be stored as it is (too long, control characters) is replaced by its hash, which
 * tells events apart as well; such a type is none.
 */
export const genuine = (eventId: string, eventType: string | undefined): VerifiedEvent => ({
  eventId: isPlain(eventId) ? eventId : contentId([eventId]),
  eventType: eventType !== undefined && isPlain(eventType) ? eventType : undefined,
});

/** A request that brings one event. */
export const accept = (eventId: string, eventType: string | undefined): Verification => ({
  valid: true,
  events: [genuine(eventId, eventType)],
});

/** A genuine request that asks whether we are there. */
export const handshake = (reply: Reply): Verification => ({ valid: true, events: [], reply });

export const reject = (reason: Rejection): Verification => ({ valid: false, reason });

/** A header's text; a header that came twice is taken as missing, because providers never repeat these. */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether there is a secret to verify with: an empty one is none, everybody could sign with it. */
export const hasSecret = (secrets: readonly string[]) => secrets.some((secret) => secret !== '');

import type { IncomingHttpHeaders } from 'node:http';

/** An inbound request as it came, with what is known of its source. */
export interface SignedRequest {
  readonly headers: IncomingHttpHeaders;
  /** The exact bytes. */
  readonly body: Buffer;
  /** The source's secrets: the current one, then former ones that overlap. Never empty. */
  readonly secrets: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
  /** The public URL the provider was given. */
  readonly url: string;
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
  | 'verification_not_configured';

export type Verification =
  | { readonly valid: true; readonly eventId: string; readonly eventType: string | undefined }
  | { readonly valid: false; readonly reason: Rejection };

/** One provider's way of signing. Pure: it reads the request and nothing else. */
export interface Verifier {
  /** As connector types name it. */
  readonly name: string;
  /**
   * Whether event ids are unique among all senders of the provider. If not, two sources of one workspace may use the
   * same id for different events, so ids are kept apart by source.
   */
  readonly globalEventIds: boolean;
  /** Fails closed: whatever is missing or odd is a rejection with its reason, never an error and never a pass. */
  verify(request: SignedRequest): Verification;
}

export const reject = (reason: Rejection): Verification => ({ valid: false, reason });

/** A header's text; a header that came twice is taken as missing, because providers never repeat these. */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

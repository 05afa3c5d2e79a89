import type { IncomingHttpHeaders } from 'node:http';
import { newId } from '@app/kernel';
import type { InboxMessage } from '../inbox/inbox-message';
import { reject, type Verification, type VerifiedEvent } from '../verification/verifier';
import type { Source } from './source-loader';

/** A webhook as it came. */
export interface InboundRequest {
  readonly ingestKey: string;
  /** The query of the URL, with its `?`; empty when there is none. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  /** The exact bytes. */
  readonly body: Buffer;
  /** When it came. By this time its timestamp is judged, also when it is checked again later. */
  readonly receivedAt: Date;
  readonly traceId: string;
}

/** Whether the request is what it says it is. */
export function verifyRequest(source: Source, request: InboundRequest, publicUrl: string): Verification {
  const { secrets, connector, verifier } = source;
  if (secrets.length === 0) return reject('secret_missing');
  const { ingestKey, search, headers, body, receivedAt: now } = request;
  const url = `${publicUrl.replace(/\/$/, '')}/hooks/${ingestKey}`;
  return verifier.verify({ headers, body, secrets, settings: connector.settings, url, search, now });
}

/** The messages of a genuine request. Where they do not have the whole of it, it is kept beside them. */
export function messagesOf(
  { connector, verifier }: Source,
  events: readonly VerifiedEvent[],
  { search, headers, body, receivedAt, traceId }: InboundRequest,
): InboxMessage[] {
  const isBatch = events.some((event) => event.body !== undefined);
  const request = search === '' && !isBatch ? undefined : { id: newId(), search, body: isBatch ? body : undefined };
  return events.map((event) => ({
    source: connector,
    provider: `${verifier.name}:${connector.id}`,
    eventId: event.eventId,
    eventType: event.eventType,
    headers: event.body === undefined ? headers : { ...headers, 'content-encoding': undefined },
    body: event.body ?? body,
    traceId,
    receivedAt,
    request,
  }));
}

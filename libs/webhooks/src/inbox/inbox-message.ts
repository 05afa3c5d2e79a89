import type { ConnectorView } from '@app/connectors';
import type { IncomingHttpHeaders } from 'node:http';

/** A genuine message on its way into the inbox. */
export interface InboxMessage {
  readonly source: ConnectorView;
  /** Where `eventId` is unique. */
  readonly provider: string;
  readonly eventId: string;
  readonly eventType: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly traceId: string;
  /** The span that brought it, where spans are made. */
  readonly spanId?: string;
  readonly receivedAt: Date;
  /** When the event log tells of it, if not when it was received: it takes nothing of long ago. */
  readonly toldAt?: Date;
  /** Where the body is, once it is in the blob store: then `body` is empty. */
  readonly payloadRef?: string;
  /**
   * The request that brought it, where the message does not have the whole of it; shared by the events of a batch.
   * Without a body it is that of its one message.
   */
  readonly request?: { readonly id: string; readonly search: string; readonly body?: Buffer };
}

/** What the sender gets. */
export interface InboxReceipt {
  /** Id of the inbox row: the first one's, for a duplicate. */
  readonly id: string;
  readonly duplicate: boolean;
  readonly traceId: string;
}

/** Credentials that a sender might put beside its signature; no signature covers them, nobody needs them later. */
const NOT_KEPT = new Set(['authorization', 'proxy-authorization', 'cookie']);

export function keptHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !NOT_KEPT.has(name)) kept[name] = value;
  }
  return kept;
}

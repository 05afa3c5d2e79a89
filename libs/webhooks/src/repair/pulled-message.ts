import { startTrace } from '@app/observability';
import { verifyRequest } from '../inbound/inbound-request';
import type { Source } from '../inbound/source-loader';
import type { InboxMessage } from '../inbox/inbox-message';
import { genuine, type Rejection } from '../verification/verifier';
import type { ListedDelivery, SentDelivery } from './github-answers';

/** A delivery that never arrived, as a message. */
export interface PulledMessage {
  readonly message: InboxMessage;
  /** Why its signature does not show that it is genuine; nothing when it does. */
  readonly signatureProblem: Rejection | undefined;
  readonly delivery: ListedDelivery;
}

/**
 * The message that a delivery would have been. The API told its JSON, from which the body is written again: most often
 * with the very bytes that were signed, which the signature shows; but what proves it is the API.
 */
export function pulledMessage(
  { source, ingestKey }: { source: Source; ingestKey: string },
  delivery: ListedDelivery,
  { headers, payload }: SentDelivery,
  publicUrl: string,
): PulledMessage {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  const body = Buffer.from(isForm ? new URLSearchParams({ payload }).toString() : payload);
  const [receivedAt, { traceId }] = [new Date(), startTrace()];
  const asSent = { ingestKey, search: '', headers, body, receivedAt, traceId };
  const verification = verifyRequest(source, asSent, publicUrl);
  const { connector, verifier } = source;
  const provider = `${verifier.name}:${connector.id}`;
  const message = { source: connector, provider, ...genuine(delivery.guid, headers['x-github-event']) };
  return {
    message: { ...message, headers, body, traceId, receivedAt },
    signatureProblem: verification.valid ? undefined : verification.reason,
    delivery,
  };
}

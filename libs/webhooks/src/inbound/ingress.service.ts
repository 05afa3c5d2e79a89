import { SETTINGS, type Settings } from '@app/config';
import { DomainError } from '@app/kernel';
import { currentTrace } from '@app/observability';
import { Inject, Injectable } from '@nestjs/common';
import type { InboxReceipt } from '../inbox/inbox-message';
import { InboxWriter } from '../inbox/inbox-writer';
import { QuarantineWriter } from '../quarantine/quarantine-writer';
import { decodedBody, LARGEST_DECODED } from '../verification/decoded-body';
import type { Rejection, Reply, Verification } from '../verification/verifier';
import { type InboundRequest, messagesOf, verifyRequest } from './inbound-request';
import { countRejection } from './ingress-metrics';
import type { Source } from './source-loader';
import { Sources } from './sources';

export interface IngressRequest extends Pick<InboundRequest, 'ingestKey' | 'search' | 'headers' | 'body'> {
  /** Told whose webhook it is as soon as that is known, for the request log. */
  readonly onSource: (workspaceId: string) => void;
}

/** What came of a genuine request. */
export interface Acceptance {
  /** One for each event; none after a handshake. */
  readonly receipts: readonly InboxReceipt[];
  /** What the provider wants to hear instead of our receipt. */
  readonly reply?: Reply;
}

/** The request did not prove that it comes from the provider. The code is the reason. */
export class SignatureInvalid extends DomainError {
  constructor(reason: Rejection) {
    super('unauthenticated', reason, `The webhook was not accepted: ${reason.replaceAll('_', ' ')}.`);
  }
}

/** The body is not coded as its `content-encoding` says, or too large when it is decoded. */
class NotDecodable extends DomainError {
  constructor() {
    const message = `Send the body as it is, or coded with gzip, deflate or br and at most ${LARGEST_DECODED} bytes long when decoded.`;
    super('unsupported_media_type', 'content_encoding_unsupported', message);
  }
}

/** Takes webhooks in. */
@Injectable()
export class IngressService {
  constructor(
    private readonly sources: Sources,
    private readonly inbox: InboxWriter,
    private readonly quarantine: QuarantineWriter,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Verifies the webhook and stores what it brings, each event with its job: once this resolves, they are ours to lose.
   *
   * A request that is not genuine is kept in quarantine for an operator to look at.
   *
   * Throws `SourceNotFound`, {@link SignatureInvalid}, or `Unavailable` when it cannot be stored now.
   */
  async accept(request: IngressRequest): Promise<Acceptance> {
    try {
      return await this.takeIn(request);
    } catch (error) {
      countRejection(error);
      throw error;
    }
  }

  private async takeIn({ onSource, ...asSent }: IngressRequest): Promise<Acceptance> {
    const request = { ...asSent, receivedAt: new Date(), traceId: currentTrace().traceId };
    const known = await this.sources.byKey(request.ingestKey);
    onSource(known.connector.scope.workspaceId);
    const { source, verification } = await this.verify(known, request);
    if (!verification.valid) {
      this.quarantine.add(source.connector, request, verification.reason);
      throw new SignatureInvalid(verification.reason);
    }
    if (!decodedBody(request.headers, request.body)) throw new NotDecodable();
    const { events, reply } = verification;
    // Of a batch some may be stored when one is not: the provider sends all again, and these are duplicates then.
    const receipts = await Promise.all(
      messagesOf(source, events, request).map((message) => this.inbox.append(message)),
    );
    return { receipts, reply };
  }

  /** A signature that does not match may be made with a secret that was changed a moment ago: then look again. */
  private async verify(
    known: Source,
    request: InboundRequest,
  ): Promise<{ source: Source; verification: Verification }> {
    const verification = this.check(known, request);
    if (verification.valid) return { source: known, verification };
    const source = await this.sources.fresh(request.ingestKey, known);
    return source === known ? { source, verification } : { source, verification: this.check(source, request) };
  }

  private check(source: Source, request: InboundRequest): Verification {
    return verifyRequest(source, request, this.settings.PUBLIC_URL);
  }
}

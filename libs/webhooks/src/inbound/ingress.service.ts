import type { IncomingHttpHeaders } from 'node:http';
import { EventLog } from '@app/audit';
import { SETTINGS, type Settings } from '@app/config';
import { DomainError } from '@app/kernel';
import { currentTrace } from '@app/observability';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { InboxMessage, InboxReceipt } from '../inbox/inbox-message';
import { InboxWriter } from '../inbox/inbox-writer';
import { reject, type Rejection, type Reply, type Verification, type VerifiedEvent } from '../verification/verifier';
import { type Source, Sources } from './sources';

export interface IngressRequest {
  readonly ingestKey: string;
  /** The query of the URL, with its `?`; empty when there is none. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
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

/** Takes webhooks in. */
@Injectable()
export class IngressService {
  private readonly logger = new Logger('Ingress');

  constructor(
    private readonly sources: Sources,
    private readonly inbox: InboxWriter,
    private readonly events: EventLog,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Verifies the webhook and stores what it brings, each event with its job: once this resolves, they are ours to lose.
   *
   * Throws `SourceNotFound`, {@link SignatureInvalid}, or `Unavailable` when it cannot be stored now.
   */
  async accept(request: IngressRequest): Promise<Acceptance> {
    const known = await this.sources.byKey(request.ingestKey);
    request.onSource(known.connector.scope.workspaceId);
    const { source, verification } = await this.verify(known, request);
    if (!verification.valid) {
      this.tellRejected(source, verification.reason);
      throw new SignatureInvalid(verification.reason);
    }
    const { events, reply } = verification;
    // Of a batch some may be stored when one is not: the provider sends all again, and these are duplicates then.
    const receipts = await Promise.all(events.map((event) => this.inbox.append(messageOf(source, event, request))));
    return { receipts, reply };
  }

  /** A signature that does not match may be made with a secret that was changed a moment ago: then look again. */
  private async verify(
    known: Source,
    request: IngressRequest,
  ): Promise<{ source: Source; verification: Verification }> {
    const verification = this.check(known, request);
    if (verification.valid) return { source: known, verification };
    const source = await this.sources.fresh(request.ingestKey, known);
    return source === known ? { source, verification } : { source, verification: this.check(source, request) };
  }

  private check(source: Source, { ingestKey, search, headers, body }: IngressRequest): Verification {
    const { secrets, connector, verifier } = source;
    if (secrets.length === 0) return reject('secret_missing');
    const url = `${this.settings.PUBLIC_URL.replace(/\/$/, '')}/hooks/${ingestKey}`;
    return verifier.verify({ headers, body, secrets, settings: connector.settings, url, search, now: new Date() });
  }

  private tellRejected({ connector }: Source, reason: Rejection): void {
    const event = {
      workspaceId: connector.scope.workspaceId,
      severity: 'warning',
      type: 'webhook.rejected',
      message: `${connector.name}: a webhook was rejected, ${reason.replaceAll('_', ' ')}`,
      data: { connectorId: connector.id, reason },
      traceId: currentTrace().traceId,
    } as const;
    this.events.write([event]).catch((error: unknown) => this.logger.warn('a rejection went unrecorded', { error }));
  }
}

function messageOf({ connector, verifier }: Source, event: VerifiedEvent, request: IngressRequest): InboxMessage {
  return {
    source: connector,
    provider: `${verifier.name}:${connector.id}`,
    eventId: event.eventId,
    eventType: event.eventType,
    headers: request.headers,
    body: event.body ?? request.body,
    traceId: currentTrace().traceId,
    receivedAt: new Date(),
  };
}

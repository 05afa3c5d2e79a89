import { AuditTrail } from '@app/audit';
import { SETTINGS, type Settings } from '@app/config';
import { ConnectorDirectory } from '@app/connectors';
import { Conflict, newId, NotFound, type WorkspaceScope } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { IngressService, SignatureInvalid } from '../inbound/ingress.service';
import { type Source, SourceLoader } from '../inbound/source-loader';
import { HINTS } from '../quarantine/hints';
import type { Rejection } from '../verification/verifier';
import { SAMPLE_MAKERS } from './sample-makers';
import type { TestEventDto, TestEventSentDto } from './test-event.dto';

/** Sends a source an event of its own: signed with its secret, and taken in the way that every webhook takes. */
@Injectable()
export class TestEvents {
  constructor(
    private readonly connectors: ConnectorDirectory,
    private readonly sources: SourceLoader,
    private readonly ingress: IngressService,
    private readonly audit: AuditTrail,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'PUBLIC_URL'>,
  ) {}

  /**
   * Throws {@link NotFound}, `SourceNotFound` for a connector that takes no webhooks, `Unavailable` while it is paused,
   * and {@link Conflict}: `secret_missing`, `test_event_not_possible` where only the provider can sign, or the reason for
   * which the event was not believed.
   */
  async send(scope: WorkspaceScope, connectorId: string, order: TestEventDto): Promise<TestEventSentDto> {
    const ingestKey = await this.connectors.ingestKeyOf(scope, connectorId);
    if (ingestKey === undefined) throw new NotFound('connector', connectorId);
    const sample = this.sample(await this.sources.load(ingestKey), ingestKey, order);
    const { receipts } = await this.ingress
      .accept({ ingestKey, search: '', ...sample, onSource: () => undefined })
      .catch((error: unknown) => {
        // Of the caller nothing is wrong, so it must not look as if they had to sign in.
        throw error instanceof SignatureInvalid ? new Conflict(error.code, hintOf(error.code)) : error;
      });
    const [receipt] = receipts;
    if (!receipt) throw new Conflict('test_event_not_possible', 'The provider takes such an event for a handshake.');
    const after = { inboxId: receipt.id, eventType: order.eventType };
    this.audit.changed({ resourceType: 'connector', resourceId: connectorId, after });
    return { inboxId: receipt.id, traceId: receipt.traceId };
  }

  private sample({ connector, verifier, secrets }: Source, ingestKey: string, order: TestEventDto) {
    const [secret] = secrets;
    if (secret === undefined || secret === '') throw new Conflict('secret_missing', HINTS.secret_missing);
    const url = `${this.settings.PUBLIC_URL.replace(/\/$/, '')}/hooks/${ingestKey}`;
    const { eventType, payload = {} } = order;
    const { settings } = connector;
    const made = SAMPLE_MAKERS.get(verifier.name)?.({ secret, settings, url, id: newId(), now: new Date(), eventType, payload }); // prettier-ignore
    if (!made) {
      const message =
        'Only the provider can sign its events: it keeps the key. Send a test event from its own settings.';
      throw new Conflict('test_event_not_possible', message);
    }
    const headers = { 'content-type': 'application/json', 'user-agent': 'Signalbox test event', ...made.headers };
    return { headers, body: Buffer.from(made.body) };
  }
}

const hintOf = (reason: string) => HINTS[reason as Rejection] ?? 'The event was not believed.';

import { AuditTrail, EventLog } from '@app/audit';
import { SETTINGS, type Settings } from '@app/config';
import { Database } from '@app/database';
import { Conflict, type WorkspaceScope } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { verifyRequest } from '../inbound/inbound-request';
import { SourceLoader, SourceNotFound } from '../inbound/source-loader';
import type { Rejection } from '../verification/verifier';
import { SignatureCheckDto } from './inbox.dto';
import { InboxService } from './inbox.service';
import { WebhookInbox } from './webhook-inbox.entity';

/** Checks signatures of messages again, over the exact request that is kept. */
@Injectable()
export class InboxReverification {
  constructor(
    private readonly database: Database,
    private readonly inbox: InboxService,
    private readonly sources: SourceLoader,
    private readonly audit: AuditTrail,
    private readonly events: EventLog,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Checks a message as of the time it came, with the secrets of now, and writes down what came of it. A replay is
   * checked as the message it repeats. Opens no transaction before the secret is there: it may come over the network.
   *
   * Throws `NotFound`, and {@link Conflict} `payload_gone` or `connector_gone` where there is nothing to check (with).
   */
  async check(scope: WorkspaceScope, id: string): Promise<SignatureCheckDto> {
    const { first, request } = await this.inbox.exactRequest(scope, id);
    const { source, ingestKey } = await this.sources.ofConnector(scope, first.connectorId).catch((error: unknown) => {
      if (!(error instanceof SourceNotFound)) throw error;
      throw new Conflict(
        'connector_gone',
        'The connector of this event was deleted: there is no secret to check with.',
      );
    });
    const { headers, receivedAt, traceId } = first;
    const asSent = { ...request, ingestKey, headers, receivedAt, traceId };
    const verification = verifyRequest(source, asSent, this.settings.PUBLIC_URL);
    const check = SignatureCheckDto.of(new Date(), verification.valid ? null : verification.reason);
    await this.record(scope, id, first, check);
    return check;
  }

  private async record(scope: WorkspaceScope, id: string, first: WebhookInbox, check: SignatureCheckDto) {
    const { checkedAt, valid, reason } = check;
    await this.database.inWorkspace(scope, async (tx) => {
      await tx
        .getRepository(WebhookInbox)
        .update(
          { id, tenantId: scope.workspaceId },
          { reverifiedAt: checkedAt, reverificationError: reason as Rejection | null },
        );
      await this.events.append(tx, [
        {
          workspaceId: scope.workspaceId,
          severity: valid ? 'info' : 'warning',
          type: 'webhook.reverified',
          message: `the signature was checked again and is ${valid ? 'right' : `not: ${reason?.replaceAll('_', ' ')}`}`,
          data: { inboxId: id, connectorId: first.connectorId, valid, reason },
          correlationId: first.id,
          traceId: first.traceId,
        },
      ]);
    });
    const before = { signatureValid: first.signatureValid, proof: first.proof };
    this.audit.changed({
      resourceType: 'inbox_message',
      resourceId: id,
      before,
      after: { ...before, reverified: { valid, reason } },
    });
  }
}

import { EventLog } from '@app/audit';
import { Database, textArray, type Transaction, uuidArray } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { InboxWriter } from '../inbox/inbox-writer';
import type { PulledMessage } from './pulled-message';

/** The order on whose behalf messages are pulled in. */
export interface RepairOrder {
  readonly scope: WorkspaceScope;
  readonly id: string;
  readonly traceId: string;
  /** The hook's path at the API. */
  readonly hook: string;
}

type Stored = PulledMessage & { readonly id: string };

/** Stores messages that were pulled in, with what proves them: messages, jobs and how far the order is commit together. */
@Injectable()
export class PulledMessages {
  constructor(
    private readonly database: Database,
    private readonly inbox: InboxWriter,
    private readonly events: EventLog,
  ) {}

  /** How many the order has pulled in, by whatever worker. */
  async doneOf({ scope, id }: RepairOrder): Promise<number> {
    const [order] = await this.database.inWorkspace(scope, (tx) =>
      tx.query<{ done: number }[]>(`select done from webhook_orders where id = $1`, [id]),
    );
    return order?.done ?? 0;
  }

  /** @returns how many were new; what arrived meanwhile is left alone */
  async store(order: RepairOrder, pulled: readonly PulledMessage[]): Promise<number> {
    const messages = await Promise.all(pulled.map(({ message }) => this.inbox.withStoredBody(message)));
    return this.database.inWorkspace(order.scope, async (tx) => {
      const receipts = await this.inbox.store(messages);
      const stored = pulled.flatMap((one, index) => {
        const receipt = receipts[index];
        return receipt && !receipt.duplicate ? [{ ...one, id: receipt.id }] : [];
      });
      if (stored.length === 0) return 0;
      await writeProof(tx, stored);
      await tx.query(`update webhook_orders set done = done + $2 where id = $1`, [order.id, stored.length]);
      await this.tell(tx, order, stored);
      return stored.length;
    });
  }

  private async tell(tx: Transaction, { scope, id, traceId, hook }: RepairOrder, stored: readonly Stored[]) {
    const deliveries = stored.map(({ id: inboxId, delivery }) => ({
      inboxId,
      deliveryId: delivery.id,
      sentAt: delivery.deliveredAt,
    }));
    await this.events.append(tx, [
      {
        workspaceId: scope.workspaceId,
        severity: 'info',
        type: 'webhooks.repaired',
        message: stored.length === 1 ? '1 event had not arrived' : `${stored.length} events had not arrived`,
        data: { orderId: id, hook, deliveries },
        correlationId: id,
        traceId,
      },
    ]);
  }
}

/** In the transaction that stored them: nobody sees them without it. */
async function writeProof(tx: Transaction, stored: readonly Stored[]): Promise<void> {
  await tx.query(
    `update webhook_inbox set proof = 'provider_api', signature_valid = pulled.problem is null,
       verification_error = pulled.problem
     from unnest($1::uuid[], $2::text[]) as pulled (id, problem) where webhook_inbox.id = pulled.id`,
    [uuidArray(stored.map(({ id }) => id)), textArray(stored.map(({ signatureProblem }) => signatureProblem))],
  );
}

import { AuditTrail } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import { done, type JobContext, type JobDefinition, type JobOutcome, JobQueue } from '@app/jobs';
import type { WorkspaceScope } from '@app/kernel';
import { currentTrace } from '@app/observability';
import { Injectable } from '@nestjs/common';
import type { WebhookOrderDto } from './order.dto';
import type { OrderPayload } from './order-payload';
import { WebhookOrder } from './webhook-order.entity';

/** Where a walk goes on. The time is as PostgreSQL writes it: a Date would lose the microseconds. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

/** What a batch came to. */
export interface WalkedBatch {
  readonly done: number;
  readonly skipped: number;
  /** The last that was looked at; nothing when none was left. */
  readonly last: Place | undefined;
}

/** A walk through all that match a filter, the oldest first. */
export interface Walk {
  /** How much matches of what came until then. */
  count(tx: Transaction, until: string): Promise<number>;
  /** Does the next few, of what came until then. */
  next(tx: Transaction, until: string, after: Place | undefined): Promise<WalkedBatch>;
}

interface OrderRow {
  readonly total: number | null;
  readonly done: number;
  readonly skipped: number;
  readonly cursor_received_at: string | null;
  readonly cursor_id: string | null;
  readonly ordered_at: string;
}

/**
 * Orders about many webhooks. The work of a batch and how far the order is commit together, so that whoever takes over
 * goes on behind the last batch and nothing is done twice.
 */
@Injectable()
export class WebhookOrders {
  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly audit: AuditTrail,
  ) {}

  /** Takes an order: a job will carry it out. */
  give(scope: WorkspaceScope, definition: JobDefinition<OrderPayload>, filter: object): Promise<WebhookOrderDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const { traceId } = currentTrace();
      const payload = { filter: { ...filter } };
      const [enqueued] = await this.queue.enqueue(tx, [{ scope, definition, payload, traceId }]);
      const jobId = enqueued?.id ?? '';
      await tx.getRepository(WebhookOrder).insert({ id: jobId, tenantId: scope.workspaceId });
      this.audit.changed({ resourceType: 'job', resourceId: jobId, after: { type: definition.type, filter } });
      return { jobId, type: definition.type };
    });
  }

  /** Carries an order out, batch after batch, and says how far it is. Stops between two batches when cancelled. */
  async carryOut({ scope, jobId, signal, progress }: JobContext<OrderPayload>, walk: Walk): Promise<JobOutcome> {
    for (;;) {
      signal.throwIfAborted();
      const { total, done: changed, skipped, finished } = await this.batch(scope, jobId, walk);
      const message = skipped === 0 ? `${changed} done` : `${changed} done, ${skipped} left as they were`;
      progress({ done: changed + skipped, total, message });
      if (finished) return done({ total, done: changed, skipped });
    }
  }

  private batch(scope: WorkspaceScope, orderId: string, walk: Walk) {
    return this.database.inWorkspace(scope, async (tx) => {
      const order = await lockOrder(tx, scope, orderId);
      const { cursor_received_at: at, cursor_id: id, ordered_at: until } = order;
      const total = order.total ?? (await walk.count(tx, until));
      const walked = await walk.next(tx, until, at === null || id === null ? undefined : { at, id });
      const [changed, skipped] = [order.done + walked.done, order.skipped + walked.skipped];
      await tx.query(
        `update webhook_orders set total = $2, done = $3, skipped = $4,
           cursor_received_at = coalesce($5, cursor_received_at), cursor_id = coalesce($6, cursor_id)
         where id = $1`,
        [orderId, total, changed, skipped, walked.last?.at ?? null, walked.last?.id ?? null],
      );
      return { total, done: changed, skipped, finished: walked.last === undefined };
    });
  }
}

/** Two workers with the same order do not meet: its row is locked meanwhile. */
async function lockOrder(tx: Transaction, { workspaceId }: WorkspaceScope, orderId: string): Promise<OrderRow> {
  const [order] = await tx.query<OrderRow[]>(
    `select total, done, skipped, cursor_received_at::text, cursor_id, created_at::text as ordered_at
     from webhook_orders where id = $1 and tenant_id = $2 for update`,
    [orderId, workspaceId],
  );
  if (!order) throw new Error(`the order ${orderId} is not known`);
  return order;
}

import { AuditTrail } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import {
  carryOutOrder,
  type JobContext,
  type JobDefinition,
  type JobOutcome,
  JobQueue,
  nextBatch,
  type OrderPayload,
  type Place,
  type WalkedBatch,
} from '@app/jobs';
import type { WorkspaceScope } from '@app/kernel';
import { currentTrace } from '@app/observability';
import { Injectable } from '@nestjs/common';
import type { WebhookOrderDto } from './order.dto';
import { Pace } from './pace';
import { WebhookOrder } from './webhook-order.entity';

/** A walk through all that match a filter, the oldest first. */
export interface Walk {
  /** How many are looked at a second, at most; left out: as many as can be. */
  readonly perSecond?: number;
  /** How much matches of what came until then. */
  count(tx: Transaction, until: string): Promise<number>;
  /** Does the next few, of what came until then. */
  next(
    tx: Transaction,
    until: string,
    after: Place | undefined,
  ): Promise<Pick<WalkedBatch, 'done' | 'skipped' | 'last'>>;
}

/** A step that finds nothing takes its time as well: it has read much for it. */
const LEAST = 10;

const ORDERS = { table: 'webhook_orders', cursorTime: 'cursor_received_at' };

/** Orders about many webhooks. */
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

  /** Carries an order out, batch after batch. */
  carryOut(context: JobContext<OrderPayload>, walk: Walk): Promise<JobOutcome> {
    const { scope, jobId: orderId, signal } = context;
    const pace = new Pace(walk.perSecond ?? Infinity);
    let looked: number | undefined;
    return carryOutOrder(context, async () => {
      if (looked !== undefined) await pace.after(Math.max(looked, LEAST), signal);
      return this.database.inWorkspace(scope, (tx) =>
        nextBatch(tx, ORDERS, { scope, orderId }, async ({ total, until, after }) => {
          const counted = total ?? (await walk.count(tx, until));
          const walked = await walk.next(tx, until, after);
          looked = walked.done + walked.skipped;
          return { ...walked, total: counted, finished: walked.last === undefined };
        }),
      );
    });
  }
}

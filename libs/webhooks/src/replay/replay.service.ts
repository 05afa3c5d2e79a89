import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import { Conflict, InvalidInput, NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { InboxMessageDto } from '../inbox/inbox.dto';
import { InboxService } from '../inbox/inbox.service';
import type { WebhookOrderDto, WebhookPreviewDto } from '../orders/order.dto';
import { WebhookOrders } from '../orders/webhook-orders';
import { RoutesService } from '../routing/routes.service';
import { matchingMessages, type ReplayFilter } from './replay-filter';
import { replayWebhooks } from './replay-webhooks.job';
import { Replays } from './replays';

/** A preview counts no further. */
const MOST_COUNTED = 10_000;

/** Sends events through the routes again. */
@Injectable()
export class ReplayService {
  constructor(
    private readonly database: Database,
    private readonly inbox: InboxService,
    private readonly routes: RoutesService,
    private readonly replays: Replays,
    private readonly orders: WebhookOrders,
    private readonly audit: AuditTrail,
  ) {}

  /** Replays one event. Throws {@link NotFound}, {@link InvalidInput}, and {@link Conflict} `payload_gone`. */
  one(scope: WorkspaceScope, id: string, toRouteId?: string): Promise<InboxMessageDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const { traceId } = await this.inbox.message(scope, id);
      await this.assertRoute(scope, toRouteId);
      const ids = await this.replays.make(tx, scope, [id], toRouteId);
      const [replayId] = ids;
      if (replayId === undefined) throw new Conflict('payload_gone', 'The payload of this event is no longer kept.');
      await this.replays.tell(tx, scope, ids, { traceId });
      this.audit.changed({ resourceType: 'inbox_message', resourceId: id, after: { replayId, toRouteId } });
      return this.inbox.message(scope, replayId);
    });
  }

  /** Takes an order to replay all that match. Throws {@link InvalidInput} for a route that cannot take them. */
  async many(scope: WorkspaceScope, filter: ReplayFilter): Promise<WebhookOrderDto> {
    await this.assertRoute(scope, filter.toRouteId);
    return this.orders.give(scope, replayWebhooks, filter);
  }

  /** What an order with this filter would be about now. */
  preview(scope: WorkspaceScope, filter: ReplayFilter): Promise<WebhookPreviewDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const { sql, parameters } = matchingMessages(scope, filter, { until: 'infinity', limit: MOST_COUNTED + 1 });
      const [row] = await tx.query<{ total: number }[]>(`select count(*)::int as total from (${sql}) as m`, parameters);
      const total = row?.total ?? 0;
      return { matching: Math.min(total, MOST_COUNTED), isCapped: total > MOST_COUNTED };
    });
  }

  private async assertRoute(scope: WorkspaceScope, toRouteId: string | undefined): Promise<void> {
    if (toRouteId === undefined) return;
    const route = await this.routes.stored(scope, toRouteId).catch((error: unknown) => {
      if (error instanceof NotFound) return undefined;
      throw error;
    });
    const message = route
      ? 'is the id of a disabled route: enable it first'
      : 'is not the id of a route of this workspace';
    if (!route?.enabled) throw new InvalidInput([{ path: 'toRouteId', message }]);
  }
}

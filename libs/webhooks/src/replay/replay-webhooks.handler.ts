import type { Transaction } from '@app/database';
import {
  HandlesJob,
  type JobContext,
  type JobHandler,
  type JobOutcome,
  type OrderPayload,
  type Place,
} from '@app/jobs';
import { type Walk, WebhookOrders } from '../orders/webhook-orders';
import { matchingMessages, type ReplayFilter } from './replay-filter';
import { replayWebhooks } from './replay-webhooks.job';
import { Replays } from './replays';

/** Messages of one batch: small, so that what comes in now waits for none of them. */
const BATCH = 200;
/** A bound for the database's sake; beyond it the total is only the least there is. */
const MOST_COUNTED = 2_000_000;

interface Candidate extends Place {
  /** Whether its payload is still there. */
  readonly kept: boolean;
}

@HandlesJob(replayWebhooks)
export class ReplayWebhooksHandler implements JobHandler<OrderPayload> {
  constructor(
    private readonly orders: WebhookOrders,
    private readonly replays: Replays,
  ) {}

  run(context: JobContext<OrderPayload>): Promise<JobOutcome> {
    return this.orders.carryOut(context, this.walk(context, context.payload.filter));
  }

  private walk({ scope, jobId: orderId, traceId }: JobContext<OrderPayload>, filter: ReplayFilter): Walk {
    const select = <Row>(tx: Transaction, of: Parameters<typeof matchingMessages>[2], columns = '*') => {
      const { sql, parameters } = matchingMessages(scope, filter, of);
      return tx.query<Row[]>(`select ${columns} from (${sql}) as message`, parameters);
    };
    return {
      count: async (tx, until) => {
        const [row] = await select<{ total: number }>(tx, { until, limit: MOST_COUNTED }, 'count(*)::int as total');
        return row?.total ?? 0;
      },
      next: async (tx, until, after) => {
        const candidates = await select<Candidate>(tx, { until, limit: BATCH, after });
        const kept = candidates.filter((candidate) => candidate.kept).map(({ id }) => id);
        const ids = await this.replays.make(tx, scope, kept, filter.toRouteId);
        await this.replays.tell(tx, scope, ids, { traceId, orderId });
        return { done: ids.length, skipped: candidates.length - ids.length, last: candidates.at(-1) };
      },
    };
  }
}

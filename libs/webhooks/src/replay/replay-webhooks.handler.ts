import { SETTINGS, type Settings } from '@app/config';
import type { Transaction } from '@app/database';
import {
  HandlesJob,
  type JobContext,
  type JobHandler,
  type JobOutcome,
  type OrderPayload,
  type Place,
} from '@app/jobs';
import { Inject } from '@nestjs/common';
import { type Walk, WebhookOrders } from '../orders/webhook-orders';
import { matchingMessages, reachOfBatch, type ReplayFilter } from './replay-filter';
import { replayWebhooks } from './replay-webhooks.job';
import { Replays } from './replays';

/** Batches a second, so that what comes in now waits for few of them; and most messages of one. */
const BATCHES_PER_SECOND = 10;
const LARGEST_BATCH = 200;
/** A bound for the database's sake; beyond it the total is only the least there is. */
const MOST_COUNTED = 2_000_000;

/** Reading it all with several processors would leave none to what comes in meanwhile. */
const ALONE = 'set local max_parallel_workers_per_gather = 0';

interface Candidate extends Place {
  /** Whether its payload is still there. */
  readonly kept: boolean;
}

@HandlesJob(replayWebhooks)
export class ReplayWebhooksHandler implements JobHandler<OrderPayload> {
  constructor(
    private readonly orders: WebhookOrders,
    private readonly replays: Replays,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  run(context: JobContext<OrderPayload>): Promise<JobOutcome> {
    return this.orders.carryOut(context, this.walk(context, context.payload.filter));
  }

  private walk({ scope, jobId: orderId, traceId }: JobContext<OrderPayload>, filter: ReplayFilter): Walk {
    const select = <Row>(tx: Transaction, of: Parameters<typeof matchingMessages>[2], columns = '*') => {
      const { sql, parameters } = matchingMessages(scope, filter, of);
      return tx.query<Row[]>(`select ${columns} from (${sql}) as message`, parameters);
    };
    const { perSecond = this.settings.REPLAY_PER_SECOND } = filter;
    const batch = Math.min(LARGEST_BATCH, Math.ceil(perSecond / BATCHES_PER_SECOND));
    return {
      perSecond,
      count: async (tx, until) => {
        await tx.query(ALONE);
        const [row] = await select<{ total: number }>(tx, { until, limit: MOST_COUNTED }, 'count(*)::int as total');
        return row?.total ?? 0;
      },
      next: async (tx, until, after) => {
        const reach = await this.reach(tx, scope, filter, { until, after });
        const within = { until: reach?.at ?? until, limit: batch, after, oldestFirst: true };
        const candidates = await select<Candidate>(tx, within);
        const kept = candidates.filter((candidate) => candidate.kept).map(({ id }) => id);
        const ids = await this.replays.make(tx, scope, kept, filter.toRouteId);
        await this.replays.tell(tx, scope, ids, { traceId, orderId });
        const last = candidates.length < batch ? (reach ?? candidates.at(-1)) : candidates.at(-1);
        return { done: ids.length, skipped: candidates.length - ids.length, last };
      },
    };
  }

  /** Nothing where a batch may look to the end, or is told where to look. */
  private async reach(
    tx: Transaction,
    scope: JobContext<OrderPayload>['scope'],
    filter: ReplayFilter,
    from: Parameters<typeof reachOfBatch>[2],
  ): Promise<Place | undefined> {
    if (filter.ids) return undefined;
    const { sql, parameters } = reachOfBatch(scope, filter, from);
    const [reach] = await tx.query<Place[]>(sql, parameters);
    return reach;
  }
}

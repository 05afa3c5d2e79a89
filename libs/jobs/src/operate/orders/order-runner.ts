import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../define/job-handler';
import { done, type JobOutcome } from '../../define/outcome';
import type { JobFilter } from './job-filter';
import { type OrderAction, OrderBatches, type OrderProgress } from './order-batch';
import type { OrderPayload } from './order-payload';

/** Carries an order out, batch after batch. A worker that takes over goes on behind the last batch that was committed. */
@Injectable()
export class OrderRunner {
  constructor(private readonly batches: OrderBatches) {}

  async carryOut(action: OrderAction, context: JobContext<OrderPayload>): Promise<JobOutcome> {
    const { scope, jobId: orderId, payload, traceId, signal } = context;
    const filter = payload.filter as unknown as JobFilter;
    for (;;) {
      signal.throwIfAborted();
      const progress = await this.batches.next({ scope, orderId, action, filter, traceId });
      const { total, done: changed, skipped, finished } = progress;
      context.progress({ done: changed + skipped, total, message: message(progress) });
      // What left the filter before it was looked at had changed as well.
      if (finished) return done({ total, done: changed, skipped: Math.max(skipped, total - changed) });
    }
  }
}

const message = ({ done: changed, skipped }: OrderProgress) =>
  skipped === 0 ? `${changed} done` : `${changed} done, ${skipped} had changed meanwhile`;

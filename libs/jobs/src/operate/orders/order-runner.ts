import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../define/job-handler';
import type { JobOutcome } from '../../define/outcome';
import type { JobFilter } from './job-filter';
import { type OrderAction, OrderBatches } from './order-batch';
import type { OrderPayload } from './order-payload';
import { carryOutOrder } from './order-walk';

/** Carries out orders about many jobs. */
@Injectable()
export class OrderRunner {
  constructor(private readonly batches: OrderBatches) {}

  carryOut(action: OrderAction, context: JobContext<OrderPayload>): Promise<JobOutcome> {
    const { scope, jobId: orderId, payload, traceId } = context;
    const filter = payload.filter as unknown as JobFilter;
    return carryOutOrder(context, () => this.batches.next({ scope, orderId, action, filter, traceId }));
  }
}

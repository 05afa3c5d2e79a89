import { HandlesJob, type JobContext, type JobHandler } from '../../define/job-handler';
import type { JobOutcome } from '../../define/outcome';
import type { OrderPayload } from './order-payload';
import { OrderRunner } from './order-runner';
import { retryJobs } from './retry-jobs.job';

@HandlesJob(retryJobs)
export class RetryJobsHandler implements JobHandler<OrderPayload> {
  constructor(private readonly orders: OrderRunner) {}

  run(context: JobContext<OrderPayload>): Promise<JobOutcome> {
    return this.orders.carryOut('retry', context);
  }
}

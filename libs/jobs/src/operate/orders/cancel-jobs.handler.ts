import { HandlesJob, type JobContext, type JobHandler } from '../../define/job-handler';
import type { JobOutcome } from '../../define/outcome';
import { cancelJobs } from './cancel-jobs.job';
import type { OrderPayload } from './order-payload';
import { OrderRunner } from './order-runner';

@HandlesJob(cancelJobs)
export class CancelJobsHandler implements JobHandler<OrderPayload> {
  constructor(private readonly orders: OrderRunner) {}

  run(context: JobContext<OrderPayload>): Promise<JobOutcome> {
    return this.orders.carryOut('cancel', context);
  }
}

import { defineJob } from '../../define/define-job';
import { ORDER_OPTIONS, type OrderPayload } from './order-payload';

/** Cancels many jobs that are not over. */
export const cancelJobs = defineJob<OrderPayload>('jobs.cancel', ORDER_OPTIONS);

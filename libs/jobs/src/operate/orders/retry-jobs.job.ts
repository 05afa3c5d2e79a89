import { defineJob } from '../../define/define-job';
import { ORDER_OPTIONS, type OrderPayload } from './order-payload';

/** Makes many jobs due now that are dead, cancelled or waiting for another attempt, each with one attempt more at least. */
export const retryJobs = defineJob<OrderPayload>('jobs.retry', ORDER_OPTIONS);

import { defineJob } from '../../define/define-job';
import { ORDER_OPTIONS, type OrderPayload } from './order-payload';

/** Runs many jobs again that are dead, cancelled or waiting for another attempt. */
export const redriveJobs = defineJob<OrderPayload>('jobs.redrive', ORDER_OPTIONS);

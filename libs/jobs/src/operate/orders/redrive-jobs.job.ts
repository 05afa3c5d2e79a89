import { defineJob } from '../../define/define-job';
import { ORDER_ATTEMPTS, ORDER_PAYLOAD, ORDER_TIMEOUT_MS } from './order-payload';

/** Runs many jobs again that are dead, cancelled or waiting for another attempt. */
export const redriveJobs = defineJob('jobs.redrive', {
  lane: 'bulk',
  maxAttempts: ORDER_ATTEMPTS,
  timeoutMs: ORDER_TIMEOUT_MS,
  payload: ORDER_PAYLOAD,
});

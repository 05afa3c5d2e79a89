import { defineJob } from '../../define/define-job';
import { ORDER_ATTEMPTS, ORDER_PAYLOAD, ORDER_TIMEOUT_MS } from './order-payload';

/** Cancels many jobs that are not over. */
export const cancelJobs = defineJob('jobs.cancel', {
  lane: 'bulk',
  maxAttempts: ORDER_ATTEMPTS,
  timeoutMs: ORDER_TIMEOUT_MS,
  payload: ORDER_PAYLOAD,
});

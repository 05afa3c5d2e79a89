import { defineJob } from '../../define/define-job';
import { ORDER_ATTEMPTS, ORDER_PAYLOAD, ORDER_TIMEOUT_MS } from './order-payload';

/** Makes many jobs due now that are dead, cancelled or waiting for another attempt, each with one attempt more at least. */
export const retryJobs = defineJob('jobs.retry', {
  lane: 'bulk',
  maxAttempts: ORDER_ATTEMPTS,
  timeoutMs: ORDER_TIMEOUT_MS,
  payload: ORDER_PAYLOAD,
});

import { defineJob, ORDER_OPTIONS, type OrderPayload } from '@app/jobs';

/** Checks many rejected requests again. */
export const reverifyWebhooks = defineJob<OrderPayload>('webhooks.reverify', ORDER_OPTIONS);

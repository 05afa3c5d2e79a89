import { defineJob } from '@app/jobs';
import { ORDER_OPTIONS, type OrderPayload } from '../orders/order-payload';

/** Checks many rejected requests again. */
export const reverifyWebhooks = defineJob<OrderPayload>('webhooks.reverify', ORDER_OPTIONS);

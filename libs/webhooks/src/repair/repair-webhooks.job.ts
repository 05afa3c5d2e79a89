import { defineJob } from '@app/jobs';
import { ORDER_OPTIONS, type OrderPayload } from '../orders/order-payload';

/** Pulls in what a provider sent and we never received. */
export const repairWebhooks = defineJob<OrderPayload>('webhooks.repair', ORDER_OPTIONS);

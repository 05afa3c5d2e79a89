import { defineJob } from '@app/jobs';
import { ORDER_OPTIONS, type OrderPayload } from '../orders/order-payload';

/** Sends many events of the inbox through the routes again. */
export const replayWebhooks = defineJob<OrderPayload>('webhooks.replay', ORDER_OPTIONS);

import { defineJob, ORDER_OPTIONS, type OrderPayload } from '@app/jobs';

/** Sends many events of the inbox through the routes again. */
export const replayWebhooks = defineJob<OrderPayload>('webhooks.replay', ORDER_OPTIONS);

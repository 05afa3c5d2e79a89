import { defineJob, ORDER_OPTIONS, type OrderPayload } from '@app/jobs';

/** Pulls in what a provider sent and we never received. */
export const repairWebhooks = defineJob<OrderPayload>('webhooks.repair', ORDER_OPTIONS);

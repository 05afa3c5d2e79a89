import { defineJob } from '@app/jobs';

/** An accepted webhook that is to be routed. */
export interface ProcessWebhookPayload {
  inboxId: string;
  /** Only this route may take it; left out: any may. */
  routeId?: string;
}

/** Of replays and their calls: behind what comes in now. */
export const REPLAY_PRIORITY = 10;

export const processWebhook = defineJob<ProcessWebhookPayload>('webhook.process', {
  lane: 'high',
  maxAttempts: 20,
  backoff: { baseDelayMs: 500, maxDelayMs: 10 * 60_000 },
  payload: {
    type: 'object',
    additionalProperties: false,
    required: ['inboxId'],
    properties: { inboxId: { type: 'string' }, routeId: { type: 'string', nullable: true } },
  },
});

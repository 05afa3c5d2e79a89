import { defineJob } from '@app/jobs';

/** A webhook that is to be routed by itself: a replay, or one that could not be routed together with others. */
export interface ProcessWebhookPayload {
  inboxId: string;
  /** Only this route may take it; left out: any may. */
  routeId?: string;
}

/** Of replays and their calls: beside what comes in now, in a lane of their own, and behind what else is in that. */
export const AS_REPLAYS = { lane: 'bulk', priority: 10 } as const;

/** Of all jobs that route. */
export const ROUTING = {
  lane: 'high',
  maxAttempts: 20,
  backoff: { baseDelayMs: 500, maxDelayMs: 10 * 60_000 },
  unhurried: true,
} as const;

export const processWebhook = defineJob<ProcessWebhookPayload>('webhook.process', {
  ...ROUTING,
  payload: {
    type: 'object',
    additionalProperties: false,
    required: ['inboxId'],
    properties: { inboxId: { type: 'string' }, routeId: { type: 'string', nullable: true } },
  },
});

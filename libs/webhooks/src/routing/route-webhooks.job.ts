import { defineJob } from '@app/jobs';
import { ROUTING } from './process-webhook.job';

/** Accepted webhooks of one workspace that were stored together and are to be routed. */
export interface RouteWebhooksPayload {
  inboxIds: string[];
}

/**
 * Events of one job. Most of what a job costs is saved with a few; the more there are, the longer others wait for a worker
 * that has claimed many such jobs.
 */
export const MOST_TOGETHER = 16;

export const routeWebhooks = defineJob<RouteWebhooksPayload>('webhook.route', {
  ...ROUTING,
  payload: {
    type: 'object',
    additionalProperties: false,
    required: ['inboxIds'],
    properties: { inboxIds: { type: 'array', items: { type: 'string' }, minItems: 1 } },
  },
});

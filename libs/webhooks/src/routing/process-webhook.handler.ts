import { discard, done, HandlesJob, type JobContext, type JobHandler, type JobOutcome, snooze } from '@app/jobs';
import { EventRouter, type RouterAnswer } from './event-router';
import { processWebhook, type ProcessWebhookPayload } from './process-webhook.job';

/** A message whose turn it is not yet comes back after this many milliseconds. */
const TURN_MS = 100;

/** Routes one webhook: one call per route that wants it. */
@HandlesJob(processWebhook)
export class ProcessWebhookHandler implements JobHandler<ProcessWebhookPayload> {
  constructor(private readonly router: EventRouter) {}

  async run({ scope, jobId, payload, backlog }: JobContext<ProcessWebhookPayload>): Promise<JobOutcome> {
    return outcomeOfOne(await this.router.route({ scope, parentId: jobId, ...payload }, backlog));
  }
}

/** How the job of a single message ends. */
export function outcomeOfOne(routed: RouterAnswer): JobOutcome {
  if (routed === 'waits') return snooze(new Date(Date.now() + TURN_MS), 'an earlier event is not routed yet');
  return routed ? done(routed) : discard({ code: 'message_gone', message: 'The message is no longer kept.' });
}

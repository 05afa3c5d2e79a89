import { Database, uuidArray } from '@app/database';
import { done, HandlesJob, type JobContext, type JobHandler, type JobOutcome, JobQueue } from '@app/jobs';
import { codeOf } from '@app/observability';
import { EventRouter, type RouterAnswer } from './event-router';
import { outcomeOfOne } from './process-webhook.handler';
import { processWebhook } from './process-webhook.job';
import { routeWebhooks, type RouteWebhooksPayload } from './route-webhooks.job';

type Context = JobContext<RouteWebhooksPayload>;

/**
 * Routes webhooks that were stored together. What does not go well with one of them is not the others' affair: that one gets
 * a job of its own, which is tried again, put off or found dead by itself.
 */
@HandlesJob(routeWebhooks)
export class RouteWebhooksHandler implements JobHandler<RouteWebhooksPayload> {
  constructor(
    private readonly router: EventRouter,
    private readonly database: Database,
    private readonly jobs: JobQueue,
  ) {}

  async run(context: Context): Promise<JobOutcome> {
    const { scope, jobId, payload, attempt, backlog } = context;
    const [only, ...others] = payload.inboxIds;
    if (only !== undefined && others.length === 0) {
      return outcomeOfOne(await this.router.route({ scope, inboxId: only, parentId: jobId }, backlog));
    }
    // The attempt before was lost or took too long, and nobody knows which of them did it.
    if (attempt > 1) {
      const handedOn = await this.handOn(context, payload.inboxIds);
      return done({ events: 0, calls: 0, handedOn, reasons: ['attempt_not_first'] });
    }
    const answers = await Promise.allSettled(
      payload.inboxIds.map((inboxId) => this.router.route({ scope, inboxId }, backlog)),
    );
    const left = payload.inboxIds.filter((_, index) => isLeft(answers[index]));
    const result = resultOf(answers);
    if (left.length === 0) return done(result);
    return done({ ...result, handedOn: await this.handOn(context, left), reasons: reasonsOf(answers) });
  }

  /** Gives messages jobs of their own; doing it again makes no second ones. */
  private handOn({ scope, jobId }: Context, inboxIds: readonly string[]): Promise<number> {
    return this.database.inWorkspace(scope, async (tx) => {
      const rows = await tx.query<{ id: string; trace_id: string }[]>(
        `select id, trace_id from webhook_inbox where id = any ($1::uuid[]) and tenant_id = $2 order by arrival, id`,
        [uuidArray(inboxIds), scope.workspaceId],
      );
      const jobs = rows.map(({ id, trace_id: traceId }) => ({
        scope,
        definition: processWebhook,
        payload: { inboxId: id },
        traceId,
        correlationId: id,
        idempotencyKey: `${jobId}:${id}`,
      }));
      await this.jobs.enqueue(tx, jobs);
      return jobs.length;
    });
  }
}

type Answer = PromiseSettledResult<RouterAnswer>;

const isLeft = (answer?: Answer) => answer?.status !== 'fulfilled' || answer.value === 'waits';

/** Why some were left, by the codes of errors. */
function reasonsOf(answers: readonly Answer[]): string[] {
  const codes = answers.map((answer) => {
    if (answer.status === 'rejected') return codeOf(answer.reason);
    return answer.value === 'waits' ? 'earlier_event_waits' : undefined;
  });
  return [...new Set(codes.filter((code) => code !== undefined))];
}

/** Of those that were routed. */
function resultOf(answers: readonly Answer[]): { events: number; calls: number } {
  const result = { events: 0, calls: 0 };
  for (const answer of answers) {
    if (answer.status !== 'fulfilled' || answer.value === undefined || answer.value === 'waits') continue;
    result.events += 1;
    result.calls += answer.value.calls;
  }
  return result;
}

import type { NewJob } from '@app/jobs';
import { newId } from '@app/kernel';
import { isTracing, jobMadeSpan, startTrace } from '@app/observability';
import { MOST_TOGETHER, routeWebhooks } from '../routing/route-webhooks.job';
import type { InboxMessage } from './inbox-message';

/** A message and the id of its row. */
export interface IdentifiedMessage {
  readonly id: string;
  readonly message: InboxMessage;
}

/** The job that routes some messages. */
export interface RoutingJob {
  readonly id: string;
  readonly job: NewJob;
  readonly messages: readonly IdentifiedMessage[];
}

/**
 * One job for messages of one workspace, up to a number: the job of a message costs more than its routing. A large message
 * has one for itself, because its payload may take long to read.
 */
export function routingJobs(messages: readonly IdentifiedMessage[]): RoutingJob[] {
  const groups: IdentifiedMessage[][] = [];
  const open = new Map<string, IdentifiedMessage[]>();
  for (const one of messages) {
    const { source, payloadRef } = one.message;
    const company = payloadRef === undefined ? open.get(source.scope.workspaceId) : undefined;
    if (company && company.length < MOST_TOGETHER) {
      company.push(one);
      continue;
    }
    const group = [one];
    groups.push(group);
    if (payloadRef === undefined) open.set(source.scope.workspaceId, group);
  }
  return groups.map((group) => ({ id: newId(), job: jobOf(group), messages: group }));
}

/** A job of several messages is in none of their traces; each of them names it. */
function jobOf(group: readonly IdentifiedMessage[]): NewJob {
  const [first] = group as [IdentifiedMessage];
  const { source, traceId } = first.message;
  const payload = { inboxIds: group.map(({ id }) => id) };
  const job = { scope: source.scope, definition: routeWebhooks, payload };
  if (group.length > 1) return { ...job, traceId: startTrace().traceId };
  return { ...job, traceId, correlationId: first.id };
}

/**
 * Makes the spans below which the routing lies: one in the trace of each message, and one in that of a job of several.
 *
 * @param isKnown whether a message was there already
 */
export function traceRouting(made: readonly RoutingJob[], isKnown: (id: string) => boolean): void {
  if (!isTracing()) return;
  for (const { id: jobId, job, messages } of made) {
    const stored = messages.filter(({ id }) => !isKnown(id));
    const isShared = messages.length > 1;
    if (isShared && stored.length > 0) jobMadeSpan(job.definition.type, { traceId: job.traceId, jobId });
    for (const { id, message } of stored) {
      const { traceId, spanId: parentSpanId } = message;
      jobMadeSpan(job.definition.type, { traceId, jobId, parentSpanId, ...(isShared ? { rowId: id } : {}) });
    }
  }
}

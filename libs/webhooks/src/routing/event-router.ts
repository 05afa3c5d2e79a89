import { eventParameters, type EventRecord, insertEvents } from '@app/audit';
import { ChangeFeed } from '@app/changes';
import { ConnectorCalls, type NewCall } from '@app/connectors';
import { Batcher, Database, textArray, type Transaction, uuidArray } from '@app/database';
import { insertJobs, jobParameters, JobQueue, refuseMistakes } from '@app/jobs';
import { newId, WorkspaceScope } from '@app/kernel';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { WebhookInbox } from '../inbox/webhook-inbox.entity';
import { callRequest, orderingKeyOf, TemplateFailed, templateNeedsPayload } from '../template/call-request';
import { EventView } from '../template/event-view';
import { behindEarlierOnes } from './earlier-messages';
import { EventViews } from './event-views';
import { wantsType } from './event-type-pattern';
import { passes } from './filter';
import { REPLAY_PRIORITY } from './process-webhook.job';
import { Route } from './route.entity';

interface ToRoute {
  readonly scope: WorkspaceScope;
  readonly jobId: string;
  readonly inboxId: string;
  /** Only this route may take it. */
  readonly routeId?: string;
}

export type RouterAnswer = Routed | 'waits' | undefined;

/** A message with the routes that want it. */
interface Matched {
  readonly message: WebhookInbox;
  readonly taken: readonly Route[];
  readonly calls: readonly NewCall[];
  /** Routes whose call could not be made of it; they hold no other route. */
  readonly failed: readonly { readonly route: Route; readonly reason: string }[];
}

export interface Routed {
  /** Names of the routes that took the event. */
  readonly routes: string[];
  readonly calls: number;
  /** Names of routes whose call could not be made of it. */
  readonly failed?: string[];
}

/**
 * Turns inbox messages into calls. For all messages that come together, the calls, the messages' new state and the
 * events commit at once; doing it again for the same message makes no second call.
 */
@Injectable()
export class EventRouter implements OnApplicationShutdown {
  private readonly batcher = new Batcher<ToRoute, RouterAnswer | 'large'>({
    name: 'route',
    maxItems: 200,
    flush: (items) => this.flush(items),
  });
  /** Each by itself: few large payloads are in memory at once, and one that cannot be read holds no other message. */
  private readonly largeOnes = new Batcher<ToRoute, RouterAnswer | 'large'>({
    name: 'route-large',
    maxItems: 1,
    flush: (items) => this.flushLarge(items),
  });

  constructor(
    private readonly database: Database,
    private readonly calls: ConnectorCalls,
    private readonly jobs: JobQueue,
    private readonly feed: ChangeFeed,
    private readonly views: EventViews,
  ) {}

  /** Nothing when the message is no longer kept; `waits` when it is not its turn yet, and nothing was done. */
  async route(item: ToRoute): Promise<RouterAnswer> {
    const answer = await this.batcher.add(item);
    if (answer !== 'large') return answer;
    return (await this.largeOnes.add(item)) as RouterAnswer;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.batcher.close();
    await this.largeOnes.close();
  }

  private async flushLarge(items: readonly ToRoute[]): Promise<(RouterAnswer | 'large')[]> {
    const loaded = new Map<string, EventView>();
    for (const { scope, inboxId } of items) {
      const view = await this.views.ofLarge(scope, inboxId);
      if (view) loaded.set(inboxId, view);
    }
    return this.flush(items, loaded);
  }

  /** @param loaded views of large messages. Others whose payload some route wants to see are answered with `large`. */
  private flush(
    items: readonly ToRoute[],
    loaded: ReadonlyMap<string, EventView> = new Map(),
  ): Promise<(RouterAnswer | 'large')[]> {
    return this.database.asSystem('dispatch', async (tx) => {
      const messages = await this.messages(tx, items);
      const routes = await this.routes(tx, [...messages.values()]);
      const looked = [...messages.values()].filter((message) => routes.get(message.connectorId)?.some(looksInside));
      const unread = looked.map(({ id }) => id).filter((id) => !loaded.has(id));
      const { views, large } = await this.views.of(tx, unread);
      const viewOf = (id: string) => loaded.get(id) ?? views.get(id);
      const matched = items.map((item) => {
        const message = messages.get(item.inboxId);
        return message && !large.has(message.id) ? match(item, message, routes, viewOf(message.id)) : undefined;
      });
      const waiting = await this.waiting(tx, matched);
      const known = matched.filter((match): match is Matched => match !== undefined && !waiting.has(match.message.id));
      const jobs = await this.calls.jobsOf(inOrderOfArrival(known));
      refuseMistakes(jobs);
      await tx.query(ROUTED, [
        ...jobParameters(
          jobs,
          jobs.map(() => newId()),
        ),
        uuidArray(known.map(({ message }) => message.id)),
        textArray(known.map(statusOf)),
        ...eventParameters(known.flatMap(eventsOf)),
      ]);
      this.jobs.announce(jobs);
      this.database.afterCommit(() => {
        for (const one of known) this.feed.note(one.message.tenantId, 'inbox', one.message.id, statusOf(one));
      });
      return matched.map((match, index) => {
        if (!match) return large.has(items[index]?.inboxId ?? '') ? 'large' : undefined;
        return waiting.has(match.message.id) ? 'waits' : routedOf(match);
      });
    });
  }

  /** Those with ordered calls that have to wait for earlier messages. Costs nothing where nothing is ordered. */
  private waiting(tx: Transaction, matched: readonly (Matched | undefined)[]): Promise<Set<string>> {
    const together = matched.filter((match) => match !== undefined);
    const ordered = together.filter(({ calls }) => calls.some(({ orderingKey }) => orderingKey !== undefined));
    const ids = (some: readonly Matched[]) => some.map(({ message }) => message.id);
    return behindEarlierOnes(tx, ids(ordered), ids(together));
  }

  /** Without payloads: most routes have no filters. */
  private async messages(tx: Transaction, items: readonly ToRoute[]): Promise<Map<string, WebhookInbox>> {
    const tenants = new Map(items.map((item) => [item.inboxId, item.scope.workspaceId]));
    const rows = await tx.getRepository(WebhookInbox).find({
      where: { id: In([...tenants.keys()]) },
      select: {
        id: true,
        tenantId: true,
        connectorId: true,
        eventId: true,
        eventType: true,
        replayOf: true,
        arrival: true,
        traceId: true,
      },
    });
    return new Map(rows.filter((row) => tenants.get(row.id) === row.tenantId).map((row) => [row.id, row]));
  }

  /** The routes of each source. */
  private async routes(tx: Transaction, messages: readonly WebhookInbox[]): Promise<Map<string, Route[]>> {
    const sources = [...new Set(messages.map((message) => message.connectorId))];
    const rows = await tx.getRepository(Route).find({
      where: { sourceConnectorId: In(sources), enabled: true, deletedAt: IsNull() },
      order: { position: 'ASC', id: 'ASC' },
    });
    return Map.groupBy(rows, (route) => route.sourceConnectorId);
  }
}

const NO_BODY = Buffer.alloc(0);

const looksInside = ({ filters, requestTemplate, orderingKey }: Route) =>
  filters.length > 0 || (orderingKey ?? null) !== null || templateNeedsPayload(requestTemplate);

function match(
  item: ToRoute,
  message: WebhookInbox,
  routes: ReadonlyMap<string, Route[]>,
  view = new EventView(message.eventId, message.eventType, {}, NO_BODY),
): Matched {
  const wanting = matching(message, routes, view).filter(({ id }) => item.routeId === undefined || id === item.routeId);
  const taken: Route[] = [];
  const calls: NewCall[] = [];
  const failed: { route: Route; reason: string }[] = [];
  for (const route of wanting) {
    try {
      calls.push(callOf(item, message, route, view));
      taken.push(route);
    } catch (error) {
      if (!(error instanceof TemplateFailed)) throw error;
      failed.push({ route, reason: error.message });
    }
  }
  return { message, taken, calls, failed };
}

export function matching(message: WebhookInbox, routes: ReadonlyMap<string, Route[]>, view: EventView): Route[] {
  const ofSource = (routes.get(message.connectorId) ?? []).filter((route) => route.tenantId === message.tenantId);
  return ofSource.filter(
    ({ eventTypes, filters }) =>
      wantsType(eventTypes, message.eventType) && (filters.length === 0 || passes(filters, view.json)),
  );
}

/** The call that a route makes of a message. Throws {@link TemplateFailed}. */
export function callOf({ scope, jobId }: ToRoute, message: WebhookInbox, route: Route, view: EventView): NewCall {
  const request = callRequest(route.requestTemplate, view);
  const hasBody = request.method !== 'GET' && request.method !== 'DELETE';
  const transformed = (route.transform ?? null) !== null;
  const bodyRef = transformed ? `transformed:${message.id}:${route.id}` : `inbox:${message.id}`;
  const orderingKey = orderingKeyOf(route.id, route.orderingKey ?? null, view);
  return {
    scope,
    payload: { connectorId: route.destinationConnectorId, ...request, ...(hasBody ? { bodyRef } : {}) },
    idempotencyKey: `${message.id}:${route.id}`,
    traceId: message.traceId,
    correlationId: message.id,
    parentId: jobId,
    ...(orderingKey === undefined ? {} : { orderingKey }),
    ...((message.replayOf ?? null) === null ? {} : { priority: REPLAY_PRIORITY }),
  };
}

/** So that calls of one ordering key line up as their events came. */
function inOrderOfArrival(matched: readonly Matched[]): NewCall[] {
  const sorted = matched.toSorted(
    ({ message: one }, { message: other }) =>
      Number(one.arrival) - Number(other.arrival) || (one.id < other.id ? -1 : 1),
  );
  return sorted.flatMap(({ calls }) => calls);
}

const routedOf = ({ taken, calls, failed }: Matched): Routed => ({
  routes: taken.map((route) => route.name),
  calls: calls.length,
  ...(failed.length > 0 ? { failed: failed.map(({ route }) => route.name) } : {}),
});

/** An event that no route wants is `ignored`; one that some route could make no call of is `failed`. */
const statusOf = ({ taken, failed }: Matched) =>
  failed.length > 0 ? 'failed' : taken.length > 0 ? 'processed' : 'ignored';

const ROUTED = `
with job as (${insertJobs(1)}),
message as (
  update webhook_inbox set status = routed.status, processed_at = now()
  from unnest($16::uuid[], $17::text[]) as routed (id, status)
  where webhook_inbox.id = routed.id
)
${insertEvents(18)}`;

function eventsOf({ message, taken, failed }: Matched): EventRecord[] {
  const common = { workspaceId: message.tenantId, correlationId: message.id, traceId: message.traceId };
  const failures = failed.map(({ route, reason }) => ({
    ...common,
    severity: 'error' as const,
    type: 'webhook.route_failed',
    message: `${route.name} made no call: ${reason}`,
    data: { inboxId: message.id, routeId: route.id, code: 'template_failed' },
  }));
  if (taken.length === 0 && failed.length > 0) return failures;
  const names = taken.map((route) => route.name);
  const routed = {
    ...common,
    severity: 'info' as const,
    type: taken.length > 0 ? 'webhook.routed' : 'webhook.ignored',
    message: taken.length > 0 ? `goes to ${names.join(', ')}` : `no route wants ${message.eventType ?? 'the event'}`,
    data: { inboxId: message.id, routes: taken.map((route) => route.id) },
  };
  return [routed, ...failures];
}

import { eventParameters, insertEvents } from '@app/audit';
import { ChangeFeed } from '@app/changes';
import { ConnectorCalls } from '@app/connectors';
import { Batcher, Database, textArray, type Transaction, uuidArray } from '@app/database';
import { insertJobs, jobParameters, JobQueue, refuseMistakes } from '@app/jobs';
import { newId, WorkspaceScope } from '@app/kernel';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { WebhookInbox } from '../inbox/webhook-inbox.entity';
import type { EventView } from '../template/event-view';
import { behindEarlierOnes, takeAlong } from './earlier-messages';
import { EventViews } from './event-views';
import {
  eventsOf,
  inOrderOfArrival,
  looksInside,
  match,
  type Matched,
  orderedIds,
  type Routed,
  routedOf,
  statusOf,
  type ToRoute,
} from './matched';
import { Route } from './route.entity';

export type RouterAnswer = Routed | 'waits' | undefined;

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
      const { matched, large } = await this.matchAll(tx, items, loaded);
      const { along, routed } = await this.takenAlong(tx, items, matched);
      const waiting = await this.waiting(tx, [...along, ...matched]);
      const known = [...along, ...matched].filter(
        (match) => match !== undefined && !waiting.has(match.message.id) && !routed.has(match.message.id),
      ) as Matched[];
      const jobs = await this.calls.jobsOf(inOrderOfArrival(known));
      refuseMistakes(jobs);
      const jobIds = jobs.map(() => newId());
      await tx.query(ROUTED, [
        ...jobParameters(jobs, jobIds),
        uuidArray(known.map(({ message }) => message.id)),
        textArray(known.map(statusOf)),
        ...eventParameters(known.flatMap(eventsOf)),
      ]);
      this.jobs.announce(jobs);
      this.jobs.trace(jobs, jobIds);
      this.database.afterCommit(() => {
        for (const one of known) this.feed.note(one.message.tenantId, 'inbox', one.message.id, statusOf(one));
      });
      return matched.map((match, index) => {
        if (!match) return large.has(items[index]?.inboxId ?? '') ? 'large' : undefined;
        return waiting.has(match.message.id) ? 'waits' : routedOf(match);
      });
    });
  }

  /** In the order of the items; nothing for a message that is gone, or large and not loaded. */
  private async matchAll(
    tx: Transaction,
    items: readonly ToRoute[],
    loaded: ReadonlyMap<string, EventView>,
  ): Promise<{ matched: (Matched | undefined)[]; large: Set<string> }> {
    const messages = await this.messages(tx, items);
    const routes = await this.routes(tx, [...messages.values()]);
    const looked = [...messages.values()].filter((message) => routes.get(message.connectorId)?.some(looksInside));
    const unread = looked.map(({ id }) => id).filter((id) => !loaded.has(id));
    const { views, large } = await this.views.of(tx, unread);
    const matched = items.map((item) => {
      const message = messages.get(item.inboxId);
      if (!message || large.has(message.id)) return undefined;
      return match(item, message, routes, loaded.get(message.id) ?? views.get(message.id));
    });
    return { matched, large };
  }

  /**
   * Earlier messages that ordered calls would have to wait for are routed here and now; their own jobs find that done.
   * Costs nothing where nothing is ordered.
   */
  private async takenAlong(
    tx: Transaction,
    items: readonly ToRoute[],
    matched: readonly (Matched | undefined)[],
  ): Promise<{ along: (Matched | undefined)[]; routed: Set<string> }> {
    const { earlier, routed } = await takeAlong(tx, orderedIds(matched));
    const [first] = items;
    if (earlier.length === 0 || !first) return { along: [], routed };
    const along = earlier.map(({ id, tenantId }) => ({
      scope: WorkspaceScope.of(tenantId),
      jobId: items.find(({ scope }) => scope.workspaceId === tenantId)?.jobId ?? first.jobId,
      inboxId: id,
    }));
    return { along: (await this.matchAll(tx, along, new Map())).matched, routed };
  }

  /** Those with ordered calls that have to wait for earlier messages all the same. */
  private waiting(tx: Transaction, matched: readonly (Matched | undefined)[]): Promise<Set<string>> {
    const together = matched.filter((match) => match !== undefined).map(({ message }) => message.id);
    return behindEarlierOnes(tx, orderedIds(matched), together);
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

const ROUTED = `
with job as (${insertJobs(1)}),
message as (
  update webhook_inbox set status = routed.status, processed_at = now()
  from unnest($16::uuid[], $17::text[]) as routed (id, status)
  where webhook_inbox.id = routed.id
)
${insertEvents(18)}`;

import { eventParameters, insertEvents } from '@app/audit';
import { ChangeFeed } from '@app/changes';
import { ConnectorCalls } from '@app/connectors';
import {
  Batcher,
  type BatcherOptions,
  Database,
  type Query,
  queryOf,
  textArray,
  type Transaction,
  uuidArray,
} from '@app/database';
import {
  type Backlog,
  EAGER_CLAIM_PARAMETERS,
  EagerClaims,
  type EagerlyClaimed,
  insertAndClaim,
  jobParameters,
  JobQueue,
  MOST_BESIDE_OTHERS,
  noClaim,
  refuseMistakes,
} from '@app/jobs';
import { newId, WorkspaceScope } from '@app/kernel';
import { spanIdOf } from '@app/observability';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
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

export type RouterAnswer = Routed | 'waits' | undefined;

type Options = BatcherOptions<ToRoute, RouterAnswer | 'large'>;

/**
 * Turns inbox messages into calls. For all messages that come together, the calls, the messages' new state and the
 * events commit at once; doing it again for the same message makes no second call.
 */
@Injectable()
export class EventRouter implements OnApplicationShutdown {
  /** Apart, so that one message does not wait for the many of a backlog; where others have messages, few go together. */
  private readonly batchers: Record<Backlog, Batcher<ToRoute, RouterAnswer | 'large'>> = {
    none: this.newBatcher('route'),
    alone: this.newBatcher('route-backlog'),
    beside_others: this.newBatcher('route-backlog-beside-others', { maxItems: MOST_BESIDE_OTHERS, maxInFlight: 1 }),
  };
  /** Each by itself: few large payloads are in memory at once, and one that cannot be read holds no other message. */
  private readonly largeOnes = this.newBatcher('route-large', {
    maxItems: 1,
    flush: (items) => this.flushLarge(items),
  });

  constructor(
    private readonly database: Database,
    private readonly calls: ConnectorCalls,
    private readonly jobs: JobQueue,
    private readonly eager: EagerClaims,
    private readonly feed: ChangeFeed,
    private readonly views: EventViews,
  ) {}

  /** Nothing when the message is no longer kept; `waits` when it is not its turn yet, and nothing was done. */
  async route(item: ToRoute, backlog: Backlog): Promise<RouterAnswer> {
    const answer = await this.batchers[backlog].add(item);
    if (answer !== 'large') return answer;
    return (await this.largeOnes.add(item)) as RouterAnswer;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(Object.values(this.batchers).map((batcher) => batcher.close()));
    await this.largeOnes.close();
  }

  private newBatcher(name: string, more: Partial<Options> = {}): Batcher<ToRoute, RouterAnswer | 'large'> {
    // A job may bring many messages of one workspace.
    const fairBy = ({ scope }: ToRoute) => scope.workspaceId;
    return new Batcher({ name, maxItems: 200, fairBy, flush: (items) => this.flush(items), ...more });
  }

  private async flushLarge(items: readonly ToRoute[]): Promise<(RouterAnswer | 'large')[]> {
    const loaded = new Map<string, EventView>();
    for (const { scope, inboxId } of items) {
      const view = await this.views.ofLarge(scope, inboxId);
      if (view) loaded.set(inboxId, view);
    }
    return this.flush(items, loaded);
  }

  /**
   * Where no call keeps an order each step is a statement of its own: what is written is one of them, and doing it twice
   * does nothing.
   *
   * @param loaded views of large messages. Others whose payload some route wants to see are answered with `large`.
   */
  private async flush(
    items: readonly ToRoute[],
    loaded: ReadonlyMap<string, EventView> = new Map(),
  ): Promise<(RouterAnswer | 'large')[]> {
    const query: Query = (sql, parameters) => this.database.systemStatement('dispatch', sql, parameters);
    const found = await this.matchAll(query, items, loaded);
    if (orderedIds(found.matched).length > 0) return this.flushInOrder(items, loaded);
    await this.write(
      query,
      found.matched.filter((match) => match !== undefined),
      true,
    );
    return answers(items, found, new Set());
  }

  private flushInOrder(
    items: readonly ToRoute[],
    loaded: ReadonlyMap<string, EventView>,
  ): Promise<(RouterAnswer | 'large')[]> {
    return this.database.asSystem('dispatch', async (tx) => {
      const found = await this.matchAll(queryOf(tx), items, loaded);
      const { along, routed } = await this.takenAlong(tx, found.matched);
      const together = [...along, ...found.matched].filter((match) => match !== undefined);
      const waiting = await behindEarlierOnes(
        tx,
        orderedIds(together),
        together.map(({ message }) => message.id),
      );
      await this.write(
        queryOf(tx),
        together.filter(({ message }) => !waiting.has(message.id) && !routed.has(message.id)),
      );
      return answers(items, found, waiting);
    });
  }

  /** @param eager claims calls as well, as far as this process would do that the next moment; not in a transaction */
  private async write(query: Query, known: readonly Matched[], eager = false): Promise<void> {
    const jobs = await this.calls.jobsOf(inOrderOfArrival(known));
    refuseMistakes(jobs);
    const jobIds = jobs.map(() => newId());
    const write = async (claim: unknown[]) => {
      const claimed = await query<EagerlyClaimed>(ROUTED, [
        ...jobParameters(jobs, jobIds),
        ...claim,
        uuidArray(known.map(({ message }) => message.id)),
        textArray(known.map(statusOf)),
        ...eventParameters(known.flatMap(eventsOf)),
      ]);
      this.jobs.trace(jobs, jobIds, spansOfMessages(known));
      return claimed;
    };
    const claimed = eager ? await this.eager.claim(jobs, jobIds, write) : await write(noClaim(jobs)).then(none);
    this.jobs.announce(jobs.filter((_, index) => !claimed.has(jobIds[index] as string)));
    this.database.afterCommit(() => {
      for (const one of known) this.feed.note(one.message.tenantId, 'inbox', one.message.id, statusOf(one));
    });
  }

  private async matchAll(
    query: Query,
    items: readonly ToRoute[],
    loaded: ReadonlyMap<string, EventView>,
  ): Promise<Found> {
    const ids = items.map(({ inboxId }) => inboxId);
    const { messages, routes } = await this.views.routing(query, ids);
    const looked = [...messages.values()].filter((message) => routes.get(message.connectorId)?.some(looksInside));
    const unread = looked.map(({ id }) => id).filter((id) => !loaded.has(id));
    const { views, large } = await this.views.of(query, unread);
    const matched = items.map((item) => {
      const message = messages.get(item.inboxId);
      if (message?.tenantId !== item.scope.workspaceId || large.has(message.id)) return undefined;
      return match(item, message, routes, loaded.get(message.id) ?? views.get(message.id));
    });
    return { matched, large };
  }

  /**
   * Earlier messages that ordered calls would have to wait for are routed here and now; their own jobs find that done.
   */
  private async takenAlong(
    tx: Transaction,
    matched: readonly (Matched | undefined)[],
  ): Promise<{ along: readonly (Matched | undefined)[]; routed: Set<string> }> {
    const { earlier, routed } = await takeAlong(tx, orderedIds(matched));
    if (earlier.length === 0) return { along: [], routed };
    const along = earlier.map(({ id, tenantId }) => ({ scope: WorkspaceScope.of(tenantId), inboxId: id }));
    return { along: (await this.matchAll(queryOf(tx), along, new Map())).matched, routed };
  }
}

/** In the order of the items; nothing for a message that is gone, or large and not loaded. */
interface Found {
  readonly matched: readonly (Matched | undefined)[];
  readonly large: ReadonlySet<string>;
}

/** @param waiting messages with ordered calls that have to wait for earlier ones */
function answers(
  items: readonly ToRoute[],
  { matched, large }: Found,
  waiting: ReadonlySet<string>,
): (RouterAnswer | 'large')[] {
  return matched.map((match, index) => {
    if (!match) return large.has(items[index]?.inboxId ?? '') ? 'large' : undefined;
    return waiting.has(match.message.id) ? 'waits' : routedOf(match);
  });
}

/** A call that no job of its message alone makes lies below the span that stands for the message. */
const spansOfMessages = (known: readonly Matched[]) =>
  new Map(
    known
      .filter(({ calls }) => calls[0]?.parentId === undefined)
      .map(({ message }) => [message.traceId, spanIdOf(message.id)]),
  );

const none = () => new Set<string>();

const MESSAGES = EAGER_CLAIM_PARAMETERS + 1;

const ROUTED = `
with ${insertAndClaim(1)},
message as (
  update webhook_inbox set status = routed.status, processed_at = now()
  from unnest($${MESSAGES}::uuid[], $${MESSAGES + 1}::text[]) as routed (id, status)
  where webhook_inbox.id = routed.id
),
told as (${insertEvents(MESSAGES + 2)})
select id, run_id, started_at from claimed`;

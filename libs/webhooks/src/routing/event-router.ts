import { eventParameters, type EventRecord, insertEvents } from '@app/audit';
import { ConnectorCalls, hasPlaceholders, type NewCall } from '@app/connectors';
import { Batcher, Database, textArray, type Transaction, uuidArray } from '@app/database';
import { insertJobs, jobParameters, JobQueue, type NewJob, refuseMistakes } from '@app/jobs';
import { newId, WorkspaceScope } from '@app/kernel';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { WebhookInbox } from '../inbox/webhook-inbox.entity';
import { parseJson } from '../verification/json-field';
import { wantsType } from './event-type-pattern';
import { passes } from './filter';
import { headerText } from './header-text';
import { Route } from './route.entity';

interface ToRoute {
  readonly scope: WorkspaceScope;
  readonly jobId: string;
  readonly inboxId: string;
}

interface Matched {
  readonly item: ToRoute;
  readonly message: WebhookInbox;
  readonly taken: readonly Route[];
}

export interface Routed {
  /** Names of the routes that took the event. */
  readonly routes: string[];
  readonly calls: number;
}

/**
 * Turns inbox messages into calls. For all messages that come together, the calls, the messages' new state and the
 * events commit at once; doing it again for the same message makes no second call.
 */
@Injectable()
export class EventRouter implements OnApplicationShutdown {
  private readonly batcher = new Batcher<ToRoute, Routed | undefined>({
    name: 'route',
    maxItems: 200,
    flush: (items) => this.flush(items),
  });

  constructor(
    private readonly database: Database,
    private readonly calls: ConnectorCalls,
    private readonly jobs: JobQueue,
  ) {}

  /** Nothing when the message is no longer kept. */
  route(item: ToRoute): Promise<Routed | undefined> {
    return this.batcher.add(item);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.batcher.close();
  }

  private async flush(items: readonly ToRoute[]): Promise<(Routed | undefined)[]> {
    const { known, jobs } = await this.match(items);
    refuseMistakes(jobs);
    await this.database.systemStatement('dispatch', ROUTED, [
      ...jobParameters(
        jobs,
        jobs.map(() => newId()),
      ),
      uuidArray(known.map(({ message }) => message.id)),
      textArray(known.map(({ taken }) => (taken.length > 0 ? 'processed' : 'ignored'))),
      ...eventParameters(known.map(eventOf)),
    ]);
    this.jobs.announce(jobs);
    const routed = new Map(known.map(({ message, taken }) => [message.id, taken]));
    return items.map(({ inboxId }) => {
      const taken = routed.get(inboxId);
      return taken && { routes: taken.map((route) => route.name), calls: taken.length };
    });
  }

  /** The messages that are still kept, with the routes that take them, and the jobs that make the calls. */
  private match(items: readonly ToRoute[]): Promise<{ known: Matched[]; jobs: NewJob[] }> {
    return this.database.asSystem('dispatch', async (tx) => {
      const messages = await this.messages(tx, items);
      const routes = await this.routes(tx, [...messages.values()]);
      const payloads = await this.payloads(tx, [...messages.values()], routes);
      const known = items.flatMap((item) => {
        const message = messages.get(item.inboxId);
        return message ? [{ item, message, taken: matching(message, routes, payloads) }] : [];
      });
      const calls = known.flatMap(({ item, message, taken }) => taken.map((route) => callOf(item, message, route)));
      return { known, jobs: await this.calls.jobsOf(calls) };
    });
  }

  /** Without payloads: most routes have no filters. */
  private async messages(tx: Transaction, items: readonly ToRoute[]): Promise<Map<string, WebhookInbox>> {
    const tenants = new Map(items.map((item) => [item.inboxId, item.scope.workspaceId]));
    const rows = await tx.getRepository(WebhookInbox).find({
      where: { id: In([...tenants.keys()]) },
      select: { id: true, tenantId: true, connectorId: true, eventId: true, eventType: true, traceId: true },
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

  /** The payloads that some filter looks into. */
  private async payloads(
    tx: Transaction,
    messages: readonly WebhookInbox[],
    routes: ReadonlyMap<string, Route[]>,
  ): Promise<Map<string, Buffer>> {
    const filtered = messages.filter((message) =>
      routes.get(message.connectorId)?.some((route) => route.filters.length > 0),
    );
    if (filtered.length === 0) return new Map();
    const rows = await tx.getRepository(WebhookInbox).find({
      where: { id: In(filtered.map((message) => message.id)) },
      select: { id: true, payloadRaw: true },
    });
    return new Map(rows.map((row) => [row.id, row.payloadRaw ?? Buffer.alloc(0)]));
  }
}

export function matching(
  message: WebhookInbox,
  routes: ReadonlyMap<string, Route[]>,
  payloads: ReadonlyMap<string, Buffer>,
): Route[] {
  const ofSource = (routes.get(message.connectorId) ?? []).filter((route) => route.tenantId === message.tenantId);
  const body = payloads.get(message.id);
  const json = body && parseJson(body);
  return ofSource.filter((route) => wantsType(route.eventTypes, message.eventType) && passes(route.filters, json));
}

/** The call that a route makes of a message. Texts of the sender go into headers as {@link headerText} has them. */
export function callOf({ scope, jobId }: ToRoute, message: WebhookInbox, route: Route): NewCall {
  const { method, path, headers } = route.requestTemplate;
  const hasBody = method !== 'GET' && method !== 'DELETE';
  return {
    scope,
    payload: {
      connectorId: route.destinationConnectorId,
      method,
      path,
      headers: {
        ...headers,
        'x-signalbox-event-id': headerText(message.eventId),
        ...(message.eventType === null ? {} : { 'x-signalbox-event-type': headerText(message.eventType) }),
      },
      ...(hasBody ? { bodyRef: `inbox:${message.id}` } : {}),
      ...(hasPlaceholders({ path, headers }) ? { eventRef: `inbox:${message.id}` } : {}),
    },
    idempotencyKey: `${message.id}:${route.id}`,
    traceId: message.traceId,
    correlationId: message.id,
    parentId: jobId,
  };
}

/** An event that no route wants is `ignored`. */
const ROUTED = `
with job as (${insertJobs(1)}),
message as (
  update webhook_inbox set status = routed.status, processed_at = now()
  from unnest($16::uuid[], $17::text[]) as routed (id, status)
  where webhook_inbox.id = routed.id
)
${insertEvents(18)}`;

function eventOf({ message, taken }: Matched): EventRecord {
  const names = taken.map((route) => route.name);
  return {
    workspaceId: message.tenantId,
    severity: 'info',
    type: taken.length > 0 ? 'webhook.routed' : 'webhook.ignored',
    message: taken.length > 0 ? `goes to ${names.join(', ')}` : `no route wants ${message.eventType ?? 'the event'}`,
    data: { inboxId: message.id, routes: taken.map((route) => route.id) },
    correlationId: message.id,
    traceId: message.traceId,
  };
}

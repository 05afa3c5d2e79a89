import { eventParameters, type EventRecord, insertEvents } from '@app/audit';
import { Blobs } from '@app/blobs';
import { ChangeFeed } from '@app/changes';
import { SETTINGS, type Settings } from '@app/config';
import {
  Batcher,
  type BinaryParameter,
  byteaArray,
  Database,
  jsonbArray,
  type Query,
  queryOf,
  textArray,
  timestampArray,
  uuidArray,
} from '@app/database';
import { insertJobs, jobParameters, JobQueue, refuseMistakes } from '@app/jobs';
import { newId } from '@app/kernel';
import { counter, isTracing, traceIfAny } from '@app/observability';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type InboxMessage, type InboxReceipt, keptHeaders } from './inbox-message';
import { keepPayloads, keepRequests } from './kept-requests';
import { routingJobs, traceRouting } from './routing-jobs';
import { storedBody } from './stored-body';

/**
 * So many cost the database hardly more each than hundreds do. Under load it has work on its way while the next requests
 * are read and put together: with two flushes as large as can be, each side waited for the other.
 */
const FULL = { maxItems: 64, maxFullInFlight: 3 };

/**
 * A flush has its price, however few it stores, and so has all that follows it: while events come by the hundred in a second
 * the next few wait for each other, for so many milliseconds. It is longer than the gap of bells that are rung for once, so
 * a bell follows each flush at once.
 */
const GAP_MS = 12;

const written = counter('signalbox_webhook_events_total', 'Events that came in, and those that were there already.', [
  'outcome',
]);

interface StoredRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly provider: string;
  readonly event_id: string;
  readonly trace_id: string;
}

/** Stores messages with their jobs and events: one commit for all that arrive while the last one is under way. */
@Injectable()
export class InboxWriter implements OnApplicationShutdown {
  private readonly batcher: Batcher<InboxMessage, InboxReceipt>;

  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly feed: ChangeFeed,
    private readonly blobs: Blobs,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.batcher = new Batcher({
      name: 'inbox',
      ...FULL,
      gapMs: GAP_MS,
      maxBytes: 16 * 1024 * 1024,
      bytesOf: (message) => message.body.length,
      maxQueued: settings.OVERLOAD_MAX_QUEUED,
      maxQueuedBytes: settings.OVERLOAD_MAX_BYTES,
      flush: (messages) => (messages.some(bringsMore) ? this.store(messages) : this.flush(messages)),
    });
  }

  /** Resolves after the commit. Throws `Unavailable` when a store is away or too much is waiting. */
  append(message: InboxMessage): Promise<InboxReceipt> {
    // Others share the flush, which runs in nobody's trace.
    const placed = isTracing() ? { ...message, spanId: traceIfAny()?.spanId } : message;
    if (message.body.length <= this.blobs.threshold) return this.batcher.add(placed);
    return this.withStoredBody(placed).then((stored) => this.batcher.add(stored));
  }

  /** The message with its body in the blob store, if it is a large one. Before the transaction that stores it. */
  async withStoredBody(message: InboxMessage): Promise<InboxMessage> {
    const { source, body } = message;
    if (body.length <= this.blobs.threshold) return message;
    return { ...message, body: NO_BODY, payloadRef: await this.blobs.put(source.scope, body) };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.batcher.close();
  }

  /** Stores the messages in the open transaction, or in one of their own. A duplicate stays one. */
  store(messages: readonly InboxMessage[]): Promise<InboxReceipt[]> {
    return this.database.asSystem('ingest', async (tx) => {
      const query = queryOf(tx);
      const { ids, repeated } = await this.write(query, messages);
      const fresh = messages.flatMap((message, index) => {
        const id = ids[index] as string;
        return repeated.has(id) ? [] : [{ id, message }];
      });
      await keepRequests(tx, fresh);
      await keepPayloads(tx, this.blobs, fresh);
      return receipts(query, messages, ids, repeated);
    });
  }

  /** The same with one statement, for messages that bring nothing else to keep: almost all of them. */
  private async flush(messages: readonly InboxMessage[]): Promise<InboxReceipt[]> {
    const query: Query = (sql, parameters) => this.database.systemStatement('ingest', sql, parameters);
    const { ids, repeated } = await this.write(query, messages);
    return receipts(query, messages, ids, repeated);
  }

  private async write(query: Query, messages: readonly InboxMessage[]): Promise<Written> {
    const ids = messages.map(() => newId());
    const made = routingJobs(messages.map((message, index) => ({ id: ids[index] as string, message })));
    const jobs = made.map(({ job }) => job);
    const jobOf = new Map(made.flatMap(({ id: jobId, messages: its }) => its.map(({ id }) => [id, jobId])));
    const events = messages.map((message, index) => eventOf(message, ids[index] as string));
    refuseMistakes(jobs);
    const repeated = await query<{ id: string }>(STORE, [
      ...jobParameters(
        jobs,
        made.map(({ id }) => id),
      ),
      ...eventParameters(events),
      ...messageParameters(messages, ids),
      uuidArray(ids.map((id) => jobOf.get(id))),
    ]);
    written.inc({ outcome: 'duplicate' }, repeated.length);
    written.inc({ outcome: 'accepted' }, messages.length - repeated.length);
    this.jobs.announce(jobs);
    this.database.afterCommit(() => {
      messages.forEach(({ source }, at) => this.feed.note(source.scope.workspaceId, 'inbox', ids[at], 'received'));
    });
    const known = new Set(repeated.map(({ id }) => id));
    this.database.afterCommit(() => traceRouting(made, (id) => known.has(id)));
    return { ids, repeated: known };
  }
}

const NO_BODY = Buffer.alloc(0);

/** Whether there is more to store than the message. */
const bringsMore = ({ request, payloadRef }: InboxMessage) => request !== undefined || payloadRef !== undefined;

interface Written {
  /** Of the messages, in their order. */
  readonly ids: readonly string[];
  /** Those that were not new. */
  readonly repeated: ReadonlySet<string>;
}

/** In the order of the messages; a duplicate's receipt names the first message. */
async function receipts(
  query: Query,
  messages: readonly InboxMessage[],
  ids: readonly string[],
  repeated: ReadonlySet<string>,
): Promise<InboxReceipt[]> {
  const again = messages.filter((_, index) => repeated.has(ids[index] as string));
  const firsts = again.length > 0 ? await findFirsts(query, again) : new Map<string, StoredRow>();
  return messages.map((message, index) => {
    const id = ids[index] as string;
    if (!repeated.has(id)) return { id, duplicate: false, traceId: message.traceId };
    const first = firsts.get(keyOf(message.source.scope.workspaceId, message.provider, message.eventId));
    return { id: first?.id ?? id, duplicate: true, traceId: first?.trace_id ?? message.traceId };
  });
}

async function findFirsts(query: Query, messages: readonly InboxMessage[]): Promise<Map<string, StoredRow>> {
  const rows = await query<StoredRow>(FIRSTS, [
    uuidArray(messages.map((message) => message.source.scope.workspaceId)),
    textArray(messages.map((message) => message.provider)),
    textArray(messages.map((message) => message.eventId)),
  ]);
  return new Map(rows.map((row) => [keyOf(row.tenant_id, row.provider, row.event_id), row]));
}

function eventOf({ source, eventId, eventType, traceId, receivedAt, toldAt }: InboxMessage, id: string): EventRecord {
  return {
    workspaceId: source.scope.workspaceId,
    severity: 'info',
    type: 'webhook.received',
    message: `${source.name} sent ${eventType ?? 'an event'}`,
    data: { inboxId: id, connectorId: source.id, eventId },
    correlationId: id,
    traceId,
    at: toldAt ?? receivedAt,
  };
}

function messageParameters(messages: readonly InboxMessage[], ids: readonly string[]): BinaryParameter[] {
  const now = new Date();
  const bodies = messages.map(({ body, headers }) => storedBody(body, headers['content-encoding']));
  return [
    // What came earlier and is let in now keeps its time.
    timestampArray(messages.map(({ toldAt }) => (toldAt ? undefined : now))),
    uuidArray(ids),
    uuidArray(messages.map((message) => message.source.scope.workspaceId)),
    uuidArray(messages.map((message) => message.source.id)),
    textArray(messages.map((message) => message.provider)),
    textArray(messages.map((message) => message.eventId)),
    textArray(messages.map((message) => message.eventType)),
    timestampArray(messages.map((message) => message.receivedAt)),
    jsonbArray(messages.map((message) => keptHeaders(message.headers))),
    textArray(messages.map((message) => message.traceId)),
    byteaArray(bodies.map(({ bytes }) => bytes)),
    textArray(bodies.map(({ coding }) => coding)),
  ];
}

/** 'is true' keeps it a look into a hash table: as a join, its plan would depend on a guess of how many there are. */
const IS_NEW = `(correlation_id in (select id::text from message)) is true`;
/** A job of messages that were all there already has nothing to do. */
const IS_NEEDED = `(id in (select job_id from message)) is true`;

/**
 * The index decides what is new, nothing is looked up before. Answers with the ids of what is not. Times are told by the
 * clock of the database, which is one for all processes.
 */
const STORE = `
with message as (
  insert into webhook_inbox (id, tenant_id, connector_id, provider, event_id, event_type, signature_valid,
    received_at, arrival, headers, trace_id, payload_raw, payload_coding, job_id)
  select id, tenant_id, connector_id, provider, event_id, event_type, true,
    date_trunc('milliseconds', received_at + coalesce(now() - clock, '0')),
    (select nextval('webhook_arrivals')), headers, trace_id, payload_raw, payload_coding, job_id
  from unnest($25::timestamptz[], $26::uuid[], $27::uuid[], $28::uuid[], $29::text[], $30::text[], $31::text[],
    $32::timestamptz[], $33::jsonb[], $34::text[], $35::bytea[], $36::text[],
    $37::uuid[])
    as message (clock, id, tenant_id, connector_id, provider, event_id, event_type, received_at, headers, trace_id,
      payload_raw, payload_coding, job_id)
  on conflict (tenant_id, provider, event_id) do nothing
  returning id, job_id
),
job as (${insertJobs(1, IS_NEEDED)}),
event as (${insertEvents(16, IS_NEW)})
select id from unnest($26::uuid[]) as sent (id) where (id in (select id from message)) is not true`;

const FIRSTS = `
select id, tenant_id, provider, event_id, trace_id
from webhook_inbox join unnest($1::uuid[], $2::text[], $3::text[]) as wanted (tenant_id, provider, event_id)
  using (tenant_id, provider, event_id)`;

const keyOf = (workspaceId: string, provider: string, eventId: string) => `${workspaceId} ${provider} ${eventId}`;

import { EventLog } from '@app/audit';
import { SETTINGS, type Settings } from '@app/config';
import {
  Batcher,
  byteaArray,
  Database,
  jsonbArray,
  textArray,
  timestampArray,
  type Transaction,
  uuidArray,
} from '@app/database';
import { JobQueue } from '@app/jobs';
import { newId } from '@app/kernel';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { processWebhook } from '../routing/process-webhook.job';
import { type InboxMessage, type InboxReceipt, keptHeaders } from './inbox-message';
import { keepRequests } from './kept-requests';

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
    private readonly events: EventLog,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.batcher = new Batcher({
      name: 'inbox',
      maxItems: 500,
      maxBytes: 16 * 1024 * 1024,
      bytesOf: (message) => message.body.length,
      maxQueued: settings.OVERLOAD_MAX_QUEUED,
      flush: (messages) => this.store(messages),
    });
  }

  /** Resolves after the commit. Throws `Unavailable` when the database is away or too much is waiting. */
  append(message: InboxMessage): Promise<InboxReceipt> {
    return this.batcher.add(message);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.batcher.close();
  }

  /** Stores the messages in the open transaction, or in one of their own. A duplicate stays one. */
  store(messages: readonly InboxMessage[]): Promise<InboxReceipt[]> {
    return this.database.asSystem('ingest', async (tx) => {
      const ids = messages.map(() => newId());
      const stored = await insert(tx, messages, ids);
      const fresh = messages.flatMap((message, index) => {
        const id = ids[index] as string;
        return stored.has(id) ? [{ id, message }] : [];
      });
      await keepRequests(tx, fresh);
      await this.jobs.enqueue(
        tx,
        fresh.map(({ id, message }) => ({
          scope: message.source.scope,
          definition: processWebhook,
          payload: { inboxId: id },
          traceId: message.traceId,
          correlationId: id,
        })),
      );
      await this.events.append(
        tx,
        fresh.map(({ id, message }) => ({
          workspaceId: message.source.scope.workspaceId,
          severity: 'info',
          type: 'webhook.received',
          message: `${message.source.name} sent ${message.eventType ?? 'an event'}`,
          data: { inboxId: id, connectorId: message.source.id, eventId: message.eventId },
          correlationId: id,
          traceId: message.traceId,
          at: message.toldAt ?? message.receivedAt,
        })),
      );
      return this.receipts(tx, messages, ids, stored);
    });
  }

  /** In the order of the messages; a duplicate's receipt names the first message. */
  private async receipts(
    tx: Transaction,
    messages: readonly InboxMessage[],
    ids: readonly string[],
    stored: ReadonlySet<string>,
  ): Promise<InboxReceipt[]> {
    const repeated = messages.filter((_, index) => !stored.has(ids[index] as string));
    const firsts = repeated.length > 0 ? await findFirsts(tx, repeated) : new Map<string, StoredRow>();
    return messages.map((message, index) => {
      const id = ids[index] as string;
      if (stored.has(id)) return { id, duplicate: false, traceId: message.traceId };
      const first = firsts.get(keyOf(message.source.scope.workspaceId, message.provider, message.eventId));
      return { id: first?.id ?? id, duplicate: true, traceId: first?.trace_id ?? message.traceId };
    });
  }
}

/** @returns the ids that were new; the index decides, nothing is looked up before */
async function insert(
  tx: Transaction,
  messages: readonly InboxMessage[],
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `insert into webhook_inbox (id, tenant_id, connector_id, provider, event_id, event_type, signature_valid,
       received_at, headers, payload_raw, trace_id)
     select id, tenant_id, connector_id, provider, event_id, event_type, true, received_at, headers, payload_raw,
       trace_id
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::timestamptz[],
       $8::jsonb[], $9::bytea[], $10::text[])
       as message (id, tenant_id, connector_id, provider, event_id, event_type, received_at, headers, payload_raw,
         trace_id)
     on conflict (tenant_id, provider, event_id) do nothing
     returning id`,
    [
      uuidArray(ids),
      uuidArray(messages.map((message) => message.source.scope.workspaceId)),
      uuidArray(messages.map((message) => message.source.id)),
      textArray(messages.map((message) => message.provider)),
      textArray(messages.map((message) => message.eventId)),
      textArray(messages.map((message) => message.eventType)),
      timestampArray(messages.map((message) => message.receivedAt)),
      jsonbArray(messages.map((message) => keptHeaders(message.headers))),
      byteaArray(messages.map((message) => message.body)),
      textArray(messages.map((message) => message.traceId)),
    ],
  );
  return new Set(rows.map((row) => row.id));
}

const keyOf = (workspaceId: string, provider: string, eventId: string) => `${workspaceId} ${provider} ${eventId}`;

async function findFirsts(tx: Transaction, messages: readonly InboxMessage[]): Promise<Map<string, StoredRow>> {
  const rows = await tx.query<StoredRow[]>(
    `select id, tenant_id, provider, event_id, trace_id
     from webhook_inbox join unnest($1::uuid[], $2::text[], $3::text[]) as wanted (tenant_id, provider, event_id)
       using (tenant_id, provider, event_id)`,
    [
      uuidArray(messages.map((message) => message.source.scope.workspaceId)),
      textArray(messages.map((message) => message.provider)),
      textArray(messages.map((message) => message.eventId)),
    ],
  );
  return new Map(rows.map((row) => [keyOf(row.tenant_id, row.provider, row.event_id), row]));
}

import { type ChangeKind, ChangeFeed } from '@app/changes';
import { arrays, Database, jsonbArray, textArray, timestampArray, type Transaction, uuidArray } from '@app/database';
import { newId } from '@app/kernel';
import { Injectable } from '@nestjs/common';

export type Severity = 'debug' | 'info' | 'warning' | 'error' | 'critical';

/** Something that happened, for operators: what, where, and in which trace. */
export interface EventRecord {
  readonly workspaceId: string | null;
  readonly severity: Severity;
  /** `noun.verb`, such as `webhook.received`. */
  readonly type: string;
  readonly message: string;
  readonly data?: Record<string, unknown>;
  readonly correlationId?: string;
  readonly traceId: string;
  readonly at?: Date;
}

/**
 * The part of a statement that writes events beside what they tell of, from parameters of the given number on, which are
 * {@link eventParameters}. The condition is on the columns of the new rows.
 */
export function insertEvents(first: number, condition = 'true'): string {
  return `
    insert into event_log (id, tenant_id, severity, type, message, data_json, correlation_id, trace_id, created_at)
    select id, tenant_id, severity, type, message, data_json, correlation_id, trace_id, created_at
    from unnest(${arrays(first, ['uuid', 'uuid', 'text', 'text', 'text', 'jsonb', 'text', 'text', 'timestamptz'])})
      as event (id, tenant_id, severity, type, message, data_json, correlation_id, trace_id, created_at)
    where ${condition}`;
}

export function eventParameters(events: readonly EventRecord[]): Buffer[] {
  const now = new Date();
  return [
    uuidArray(events.map(() => newId())),
    uuidArray(events.map((event) => event.workspaceId)),
    textArray(events.map((event) => event.severity)),
    textArray(events.map((event) => event.type)),
    textArray(events.map((event) => event.message)),
    jsonbArray(events.map((event) => event.data ?? {})),
    textArray(events.map((event) => event.correlationId)),
    textArray(events.map((event) => event.traceId)),
    timestampArray(events.map((event) => event.at ?? now)),
  ];
}

const INSERT = insertEvents(1);

/** What changed, as events tell it, where whoever changed it does not. */
const KINDS: Readonly<Record<string, ChangeKind>> = {
  'webhook.rejected': 'quarantine',
  'webhook.released': 'quarantine',
  'webhook.replayed': 'inbox',
  'webhooks.pruned': 'inbox',
  circuit: 'connectors',
  jobs: 'jobs',
  run: 'jobs',
  schedule: 'schedules',
};

@Injectable()
export class EventLog {
  constructor(
    private readonly database: Database,
    private readonly feed: ChangeFeed,
  ) {}

  /** Writes the events in the caller's transaction: what is told happened, or neither. */
  async append(tx: Transaction, events: readonly EventRecord[]): Promise<void> {
    if (events.length === 0) return;
    await tx.query(INSERT, eventParameters(events));
    for (const { workspaceId, type } of events) {
      if (workspaceId === null) continue;
      this.feed.noteAfterCommit(workspaceId, 'events');
      const kind = KINDS[type] ?? KINDS[type.split('.')[0] ?? ''];
      if (kind) this.feed.noteAfterCommit(workspaceId, kind);
    }
  }

  /** Writes events that belong to no other change. */
  write(events: readonly EventRecord[]): Promise<void> {
    return this.database.asSystem('record', (tx) => this.append(tx, events));
  }
}

import { EntitySchema } from 'typeorm';

// The product's tables as a careful user of TypeORM maps them: the database makes the ids, so that `save` of a new
// row is one INSERT, without a SELECT before it.
const id = { type: 'uuid', primary: true, generated: 'uuid' } as const;

export interface Inbox {
  id: string;
  tenantId: string;
  connectorId: string;
  provider: string;
  eventId: string;
  eventType: string;
  signatureValid: boolean;
  receivedAt: Date;
  headers: object;
  payload: Buffer;
  traceId: string;
}

export const InboxEntity = new EntitySchema<Inbox>({
  name: 'Inbox',
  tableName: 'webhook_inbox',
  columns: {
    id,
    tenantId: { name: 'tenant_id', type: 'uuid' },
    connectorId: { name: 'connector_id', type: 'uuid' },
    provider: { type: 'text' },
    eventId: { name: 'event_id', type: 'text' },
    eventType: { name: 'event_type', type: 'text' },
    signatureValid: { name: 'signature_valid', type: 'boolean' },
    receivedAt: { name: 'received_at', type: 'timestamptz' },
    headers: { type: 'jsonb' },
    payload: { name: 'payload_raw', type: 'bytea' },
    traceId: { name: 'trace_id', type: 'text' },
  },
});

export interface Job {
  id: string;
  tenantId: string;
  type: string;
  lane: string;
  maxAttempts: number;
  payload: object;
  correlationId: string;
  traceId: string;
}

export const JobEntity = new EntitySchema<Job>({
  name: 'Job',
  tableName: 'jobs',
  columns: {
    id,
    tenantId: { name: 'tenant_id', type: 'uuid' },
    type: { type: 'text' },
    lane: { type: 'text' },
    maxAttempts: { name: 'max_attempts', type: 'int' },
    payload: { name: 'payload_json', type: 'jsonb' },
    correlationId: { name: 'correlation_id', type: 'text' },
    traceId: { name: 'trace_id', type: 'text' },
  },
});

export interface Event {
  id: string;
  tenantId: string;
  severity: string;
  type: string;
  message: string;
  data: object;
  correlationId: string;
  traceId: string;
}

export const EventEntity = new EntitySchema<Event>({
  name: 'Event',
  tableName: 'event_log',
  columns: {
    id,
    tenantId: { name: 'tenant_id', type: 'uuid' },
    severity: { type: 'text' },
    type: { type: 'text' },
    message: { type: 'text' },
    data: { name: 'data_json', type: 'jsonb' },
    correlationId: { name: 'correlation_id', type: 'text' },
    traceId: { name: 'trace_id', type: 'text' },
  },
});

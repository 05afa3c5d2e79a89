import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { EventLogEntry } from '../event-log/event-log.entity';
import { OperatorAuditLog } from '../operator-audit/operator-audit-log.entity';
import { AuditDto, EventDto, RequestDto } from '../record.dto';
import { RequestLogEntry } from '../request-log/request-log.entity';

/** How a log is exported: its rows, their order, and what one looks like outside. */
export interface ExportedLog<Row extends ObjectLiteral, Item> {
  readonly entity: EntityTarget<Row>;
  /** A unique key that an index serves; the oldest row comes first. */
  readonly order: readonly (keyof Row & string)[];
  readonly toItem: (row: Row) => Item;
  /** Columns of the table, in this order. */
  readonly columns: readonly (keyof Item & string)[];
}

const EVENTS: ExportedLog<EventLogEntry, EventDto> = {
  entity: EventLogEntry,
  order: ['createdAt', 'id'],
  toItem: EventDto.from,
  columns: ['createdAt', 'id', 'severity', 'type', 'message', 'data', 'correlationId', 'traceId'],
};

const REQUESTS: ExportedLog<RequestLogEntry, RequestDto> = {
  entity: RequestLogEntry,
  order: ['createdAt', 'id'],
  toItem: RequestDto.from,
  columns: [
    ...(['createdAt', 'id', 'requestId', 'traceId', 'direction', 'actorType', 'actorId', 'connectorId'] as const),
    ...(['jobId', 'operation', 'status', 'httpStatus', 'latencyMs', 'retryCount', 'idempotencyKey'] as const),
    ...(['errorCode', 'policyVersion', 'callId'] as const),
  ],
};

const AUDIT: ExportedLog<OperatorAuditLog, AuditDto> = {
  entity: OperatorAuditLog,
  order: ['sequence'],
  toItem: AuditDto.from,
  columns: [
    ...(['sequence', 'createdAt', 'id', 'actorType', 'actorId', 'operatorUserId', 'action'] as const),
    ...(['resourceType', 'resourceId', 'diff', 'reason', 'ip', 'userAgent', 'traceId', 'hash'] as const),
  ],
};

export const EXPORTED_LOGS = { events: EVENTS, requests: REQUESTS, audit: AUDIT };

export type LogName = keyof typeof EXPORTED_LOGS;

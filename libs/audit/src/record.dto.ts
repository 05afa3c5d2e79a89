import { ApiProperty } from '@nestjs/swagger';
import type { EventLogEntry } from './event-log/event-log.entity';
import type { OperatorAuditLog } from './operator-audit/operator-audit-log.entity';
import type { RequestLogEntry } from './request-log/request-log.entity';
import type { TraceEntry } from './trace/trace-sources';

export class EventDto {
  id: string;
  @ApiProperty({ enum: ['debug', 'info', 'warning', 'error', 'critical'] })
  severity: string;
  @ApiProperty({ example: 'webhook.received' })
  type: string;
  message: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  data: Record<string, unknown>;
  @ApiProperty({ type: String, nullable: true })
  correlationId: string | null;
  @ApiProperty({ type: String, nullable: true })
  traceId: string | null;
  createdAt: Date;

  static from(row: EventLogEntry): EventDto {
    const { id, severity, type, message, dataJson, correlationId, traceId, createdAt } = row;
    return { id, severity, type, message, data: dataJson, correlationId, traceId, createdAt };
  }
}

export class RequestDto {
  id: string;
  requestId: string;
  traceId: string;
  @ApiProperty({ enum: ['in', 'out'] })
  direction: string;
  actorType: string;
  @ApiProperty({ type: String, nullable: true })
  actorId: string | null;
  @ApiProperty({ type: String, nullable: true })
  connectorId: string | null;
  @ApiProperty({ type: String, nullable: true })
  jobId: string | null;
  @ApiProperty({ example: 'POST /v1/workspaces/:workspaceId/connectors' })
  operation: string;
  @ApiProperty({ enum: ['success', 'refused', 'failed'] })
  status: string;
  @ApiProperty({ type: Number, nullable: true })
  httpStatus: number | null;
  @ApiProperty({ description: 'Milliseconds.' })
  latencyMs: number;
  @ApiProperty({ description: 'Attempts before this one.' })
  retryCount: number;
  @ApiProperty({ type: String, nullable: true })
  idempotencyKey: string | null;
  @ApiProperty({ type: String, nullable: true })
  errorCode: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Of a call out: the version of its policy; 0: built in.' })
  policyVersion: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'The same for all attempts of one call out.' })
  callId: string | null;
  createdAt: Date;

  static from(row: RequestLogEntry): RequestDto {
    const { tenantId: _tenant, ...shown } = row;
    return shown;
  }
}

export class AuditDto {
  id: string;
  @ApiProperty({ description: 'Position in the hash chain of the workspace.', example: 17 })
  sequence: number;
  @ApiProperty({ type: String, nullable: true })
  operatorUserId: string | null;
  actorType: string;
  @ApiProperty({ type: String, nullable: true })
  actorId: string | null;
  @ApiProperty({ example: 'connector.update' })
  action: string;
  resourceType: string;
  @ApiProperty({ type: String, nullable: true })
  resourceId: string | null;
  @ApiProperty({
    description: 'What changed, as an RFC 6902 patch; `was` is what a step replaced or removed. Secrets are redacted.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  diff: unknown;
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
  @ApiProperty({ type: String, nullable: true })
  ip: string | null;
  @ApiProperty({ type: String, nullable: true })
  userAgent: string | null;
  @ApiProperty({ type: String, nullable: true })
  traceId: string | null;
  createdAt: Date;
  @ApiProperty({ description: 'SHA-256 over the row and the hash before it, in hex.' })
  hash: string;

  static from(row: OperatorAuditLog): AuditDto {
    const { id, operatorUserId, actorType, actorId, action, resourceType, resourceId, reason, ip, userAgent } = row;
    const who = { operatorUserId, actorType, actorId, reason, ip, userAgent };
    const what = { action, resourceType, resourceId, diff: row.diffJson };
    const { traceId, createdAt } = row;
    return { id, sequence: Number(row.sequence), ...who, ...what, traceId, createdAt, hash: row.hash.toString('hex') };
  }
}

export class TraceEntryDto {
  at: Date;
  @ApiProperty({ enum: ['inbox', 'job', 'run', 'request', 'event', 'audit'] })
  kind: string;
  id: string;
  @ApiProperty({ example: 'connector.call ended: success' })
  title: string;
  @ApiProperty({ required: false })
  status?: string;
  @ApiProperty({ required: false, description: 'Milliseconds.' })
  durationMs?: number;
  @ApiProperty({ type: 'object', additionalProperties: true })
  data: Record<string, unknown>;
}

export class TraceDto {
  traceId: string;
  @ApiProperty({ type: [TraceEntryDto], description: 'In the order of time.' })
  entries: TraceEntryDto[];

  static from(traceId: string, entries: TraceEntry[]): TraceDto {
    return { traceId, entries };
  }
}

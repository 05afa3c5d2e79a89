import { Database } from '@app/database';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventLogEntry } from '../event-log/event-log.entity';
import { OperatorAuditLog } from '../operator-audit/operator-audit-log.entity';
import { AuditDto, EventDto, RequestDto } from '../record.dto';
import { RequestLogEntry } from '../request-log/request-log.entity';
import { TraceSources } from './trace-sources';

/** A trace is one event's story; a runaway one is cut here. */
const MOST = 1_000;

/** What the three logs know of a trace. */
@Injectable()
export class OwnTraceSources implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sources: TraceSources,
  ) {}

  onModuleInit(): void {
    this.sources.register('event', (scope, traceId) =>
      this.database.inWorkspace(scope, async (tx) => {
        const where = { tenantId: scope.workspaceId, traceId };
        const rows = await tx.getRepository(EventLogEntry).find({ where, order: { createdAt: 'ASC' }, take: MOST });
        return rows.map((row) => ({
          at: row.createdAt,
          kind: 'event',
          id: row.id,
          title: row.message,
          status: row.severity,
          data: { ...EventDto.from(row) },
        }));
      }),
    );
    this.sources.register('request', (scope, traceId) =>
      this.database.inWorkspace(scope, async (tx) => {
        const where = { tenantId: scope.workspaceId, traceId };
        const rows = await tx.getRepository(RequestLogEntry).find({ where, order: { createdAt: 'ASC' }, take: MOST });
        return rows.map((row) => ({
          // The row is written when the request ends; the story tells when it began.
          at: new Date(row.createdAt.getTime() - row.latencyMs),
          kind: 'request',
          id: row.id,
          title: `${row.operation} → ${row.httpStatus ?? row.errorCode ?? row.status}`,
          status: row.status,
          durationMs: row.latencyMs,
          data: { ...RequestDto.from(row) },
        }));
      }),
    );
    this.sources.register('audit', (scope, traceId) =>
      this.database.inWorkspace(scope, async (tx) => {
        const where = { tenantId: scope.workspaceId, traceId };
        const rows = await tx.getRepository(OperatorAuditLog).find({ where, order: { createdAt: 'ASC' }, take: MOST });
        return rows.map((row) => ({
          at: row.createdAt,
          kind: 'audit',
          id: row.id,
          title: row.action,
          data: { ...AuditDto.from(row) },
        }));
      }),
    );
  }
}

import { Database } from '@app/database';
import { type Page, toPage } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { EventLogEntry } from './event-log/event-log.entity';
import { newestFirst } from './newest-first';
import { OperatorAuditLog } from './operator-audit/operator-audit-log.entity';
import { AuditDto, EventDto, RequestDto } from './record.dto';
import type { AuditQuery, EventsQuery, RequestsQuery } from './record.query.dto';
import { RequestLogEntry } from './request-log/request-log.entity';

const timeKey = (row: { createdAt: Date; id: string }) => [row.createdAt.toISOString(), row.id];

/** Reads the three logs of a workspace, newest first. */
@Injectable()
export class RecordQueries {
  constructor(private readonly database: Database) {}

  events(scope: WorkspaceScope, query: EventsQuery): Promise<Page<EventDto>> {
    const { type, severity, traceId } = query;
    return this.database.inWorkspace(scope, async (tx) => {
      const rows = await newestFirst(tx, EventLogEntry, scope, query, { type, severity, traceId });
      return toPage(rows, query.limit, timeKey, EventDto.from);
    });
  }

  requests(scope: WorkspaceScope, query: RequestsQuery): Promise<Page<RequestDto>> {
    const { direction, status, connectorId, traceId } = query;
    return this.database.inWorkspace(scope, async (tx) => {
      const rows = await newestFirst(tx, RequestLogEntry, scope, query, { direction, status, connectorId, traceId });
      return toPage(rows, query.limit, timeKey, RequestDto.from);
    });
  }

  audit(scope: WorkspaceScope, query: AuditQuery): Promise<Page<AuditDto>> {
    const { action, operatorUserId, resourceId, traceId } = query;
    return this.database.inWorkspace(scope, async (tx) => {
      const filters = { action, operatorUserId, resourceId, traceId };
      const rows = await newestFirst(tx, OperatorAuditLog, scope, query, filters);
      return toPage(rows, query.limit, timeKey, AuditDto.from);
    });
  }
}

import { Database } from '@app/database';
import { type Page, toPage } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { EventLogEntry } from './event-log/event-log.entity';
import { newestFirst } from './newest-first';
import { OperatorAuditLog } from './operator-audit/operator-audit-log.entity';
import { AuditDto, EventDto, RequestDto } from './record.dto';
import { auditFilters, eventFilters, requestFilters } from './record.filters';
import type { AuditQuery, EventsQuery, RequestsQuery } from './record.query.dto';
import { listRecord, type RecordOwner } from './record-owner';
import { RequestLogEntry } from './request-log/request-log.entity';

const timeKey = (row: { createdAt: Date; id: string }) => [row.createdAt.toISOString(), row.id];

/** Reads the three logs, newest first. */
@Injectable()
export class RecordQueries {
  constructor(private readonly database: Database) {}

  events(scope: WorkspaceScope, query: EventsQuery): Promise<Page<EventDto>> {
    return listRecord(this.database, scope, async (tx) => {
      const rows = await newestFirst(tx, EventLogEntry, scope, query, eventFilters(query));
      return toPage(rows, query.limit, timeKey, EventDto.from);
    });
  }

  requests(scope: WorkspaceScope, query: RequestsQuery): Promise<Page<RequestDto>> {
    return listRecord(this.database, scope, async (tx) => {
      const rows = await newestFirst(tx, RequestLogEntry, scope, query, requestFilters(query));
      return toPage(rows, query.limit, timeKey, RequestDto.from);
    });
  }

  audit(owner: RecordOwner, query: AuditQuery): Promise<Page<AuditDto>> {
    return listRecord(this.database, owner, async (tx) => {
      const rows = await newestFirst(tx, OperatorAuditLog, owner, query, auditFilters(query));
      return toPage(rows, query.limit, timeKey, AuditDto.from);
    });
  }
}

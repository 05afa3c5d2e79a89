import { Database } from '@app/database';
import { type Page, toTimePage } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { EventLogEntry } from './event-log/event-log.entity';
import { type Log, newestOf } from './newest-first';
import { OperatorAuditLog } from './operator-audit/operator-audit-log.entity';
import { AuditDto, EventDto, RequestDto } from './record.dto';
import { auditFilters, eventFilters, requestFilters } from './record.filters';
import type { AuditQuery, EventsQuery, RequestsQuery } from './record.query.dto';
import { listRecord, type RecordOwner } from './record-owner';
import { RequestLogEntry } from './request-log/request-log.entity';

const timeOf = (row: { createdAt: Date }) => row.createdAt;

const EVENTS: Log<EventLogEntry> = {
  entity: EventLogEntry,
  served: { selective: ['traceId'], walked: ['type'] },
};
const REQUESTS: Log<RequestLogEntry> = {
  entity: RequestLogEntry,
  served: { selective: ['traceId', 'requestId'], walked: ['connectorId'] },
};
const AUDIT: Log<OperatorAuditLog> = {
  entity: OperatorAuditLog,
  served: { selective: ['traceId'], walked: [] },
};

/** Reads the three logs, newest first. */
@Injectable()
export class RecordQueries {
  constructor(private readonly database: Database) {}

  events(scope: WorkspaceScope, query: EventsQuery): Promise<Page<EventDto>> {
    return listRecord(this.database, scope, async (tx) => {
      const rows = await newestOf(tx, EVENTS, scope, query, eventFilters(query));
      return toTimePage(rows, query.limit, timeOf, EventDto.from);
    });
  }

  requests(scope: WorkspaceScope, query: RequestsQuery): Promise<Page<RequestDto>> {
    return listRecord(this.database, scope, async (tx) => {
      const rows = await newestOf(tx, REQUESTS, scope, query, requestFilters(query));
      return toTimePage(rows, query.limit, timeOf, RequestDto.from);
    });
  }

  audit(owner: RecordOwner, query: AuditQuery): Promise<Page<AuditDto>> {
    return listRecord(this.database, owner, async (tx) => {
      const rows = await newestOf(tx, AUDIT, owner, query, auditFilters(query));
      return toTimePage(rows, query.limit, timeOf, AuditDto.from);
    });
  }
}

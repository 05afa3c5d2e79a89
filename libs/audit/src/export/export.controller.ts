import { ApiProblems, CurrentScope, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type AuditOrigin, CurrentOrigin } from '../operator-audit/audit-origin';
import { auditFilters, eventFilters, requestFilters } from '../record.filters';
import { AuditExportQuery, EventsExportQuery, RequestsExportQuery } from './export.dto';
import { ApiExport, exportFile } from './export-file';
import { LogExports } from './log-exports';

@ApiTags('Record')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId')
export class ExportController {
  constructor(private readonly exports: LogExports) {}

  /** All events that match, as a download. */
  @Get('events/export')
  @Requires('events:read')
  @ApiExport()
  async events(
    @CurrentScope() owner: WorkspaceScope,
    @CurrentOrigin() origin: AuditOrigin,
    @Query() query: EventsExportQuery,
  ): Promise<StreamableFile> {
    const { format, since, until } = query;
    const request = { owner, origin, format, range: { since, until }, filters: eventFilters(query) };
    return exportFile(await this.exports.start('events', request), 'events', owner, format);
  }

  /** All requests that match, as a download. */
  @Get('requests/export')
  @Requires('requests:read')
  @ApiExport()
  async requests(
    @CurrentScope() owner: WorkspaceScope,
    @CurrentOrigin() origin: AuditOrigin,
    @Query() query: RequestsExportQuery,
  ): Promise<StreamableFile> {
    const { format, since, until } = query;
    const request = { owner, origin, format, range: { since, until }, filters: requestFilters(query) };
    return exportFile(await this.exports.start('requests', request), 'requests', owner, format);
  }

  /** The audit log or a part of it, as a download. */
  @Get('audit/export')
  @Requires('audit:read')
  @ApiExport()
  async audit(
    @CurrentScope() owner: WorkspaceScope,
    @CurrentOrigin() origin: AuditOrigin,
    @Query() query: AuditExportQuery,
  ): Promise<StreamableFile> {
    const { format, since, until } = query;
    const request = { owner, origin, format, range: { since, until }, filters: auditFilters(query) };
    return exportFile(await this.exports.start('audit', request), 'audit', owner, format);
  }
}

import { ApiPage, ApiProblems, CurrentScope, type Page, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditDto, EventDto, RequestDto, TraceDto } from './record.dto';
import { AuditQuery, EventsQuery, RequestsQuery } from './record.query.dto';
import { RecordQueries } from './record.queries';
import { TraceTimeline } from './trace/trace-timeline';

@ApiTags('Record')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId')
export class RecordController {
  constructor(
    private readonly record: RecordQueries,
    private readonly timeline: TraceTimeline,
  ) {}

  /** What happened, newest first. */
  @Get('events')
  @Requires('events:read')
  @ApiPage(EventDto)
  events(@CurrentScope() scope: WorkspaceScope, @Query() query: EventsQuery): Promise<Page<EventDto>> {
    return this.record.events(scope, query);
  }

  /** Requests to this API and calls to third parties, newest first. */
  @Get('requests')
  @Requires('requests:read')
  @ApiPage(RequestDto)
  requests(@CurrentScope() scope: WorkspaceScope, @Query() query: RequestsQuery): Promise<Page<RequestDto>> {
    return this.record.requests(scope, query);
  }

  /** What operators did, newest first. */
  @Get('audit')
  @Requires('audit:read')
  @ApiPage(AuditDto)
  audit(@CurrentScope() scope: WorkspaceScope, @Query() query: AuditQuery): Promise<Page<AuditDto>> {
    return this.record.audit(scope, query);
  }

  /** The whole story of one trace, across inbox, jobs, runs, calls and events. */
  @Get('traces/:traceId')
  @Requires('traces:read')
  @ApiOkResponse({ type: TraceDto })
  async trace(@CurrentScope() scope: WorkspaceScope, @Param('traceId') traceId: string): Promise<TraceDto> {
    return TraceDto.from(traceId, await this.timeline.of(scope, traceId));
  }
}

import { ApiProblems, CurrentScope, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OverviewDto, OverviewQuery } from './overview.dto';
import { OverviewService } from './overview.service';

@ApiTags('Insights')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/stats')
export class OverviewController {
  constructor(private readonly overviews: OverviewService) {}

  /** Traffic in and out over a window, in buckets for charts, and how things stand now. */
  @Get('overview')
  @Requires('stats:read')
  @ApiOkResponse({ type: OverviewDto })
  overview(@CurrentScope() scope: WorkspaceScope, @Query() { window }: OverviewQuery): Promise<OverviewDto> {
    return this.overviews.of(scope, window);
  }
}

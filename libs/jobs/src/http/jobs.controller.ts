import { Audited } from '@app/audit';
import { ApiPage, ApiProblems, CurrentScope, IdPipe, type Page, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { JobDetailDto, JobDto, JobsQuery } from './jobs.dto';
import { JobsService } from './jobs.service';

@ApiTags('Jobs')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  /** Jobs, newest first. */
  @Get()
  @Requires('jobs:read')
  @ApiPage(JobDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: JobsQuery): Promise<Page<JobDto>> {
    return this.jobs.list(scope, query);
  }

  /** One job with every attempt. */
  @Get(':id')
  @Requires('jobs:read')
  @ApiOkResponse({ type: JobDetailDto })
  detail(@CurrentScope() scope: WorkspaceScope, @Param('id', new IdPipe('job')) id: string): Promise<JobDetailDto> {
    return this.jobs.detail(scope, id);
  }

  /** Runs a dead, cancelled or waiting job now. */
  @Post(':id/retry')
  @HttpCode(HttpStatus.OK)
  @Requires('jobs:write')
  @Audited('job.retry')
  @ApiOkResponse({ type: JobDto })
  retry(@CurrentScope() scope: WorkspaceScope, @Param('id', new IdPipe('job')) id: string): Promise<JobDto> {
    return this.jobs.retry(scope, id);
  }
}

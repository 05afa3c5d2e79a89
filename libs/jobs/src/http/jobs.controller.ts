import { Audited } from '@app/audit';
import { ApiPage, ApiProblems, CurrentScope, IdPipe, type Page, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { JobControl } from '../operate/job-control';
import { JobCountsDto } from './job-counts.dto';
import { JobDetailDto } from './job-detail.dto';
import { JobDto } from './job.dto';
import { JobCountsQuery, JobsQuery } from './jobs-query.dto';
import { JobsService } from './jobs.service';

@ApiTags('Jobs')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/jobs')
export class JobsController {
  constructor(
    private readonly jobs: JobsService,
    private readonly control: JobControl,
  ) {}

  /** Jobs, newest first. */
  @Get()
  @Requires('jobs:read')
  @ApiPage(JobDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: JobsQuery): Promise<Page<JobDto>> {
    return this.jobs.list(scope, query);
  }

  /** How many jobs there are of each status, of those that the filters let through. */
  @Get('counts')
  @Requires('jobs:read')
  @ApiOkResponse({ type: JobCountsDto })
  counts(@CurrentScope() scope: WorkspaceScope, @Query() query: JobCountsQuery): Promise<JobCountsDto> {
    return this.jobs.counts(scope, query);
  }

  /** One job with every attempt, why it failed, how far it is and what it made. */
  @Get(':id')
  @Requires('jobs:read')
  @ApiOkResponse({ type: JobDetailDto })
  detail(@CurrentScope() scope: WorkspaceScope, @Param('id', new IdPipe('job')) id: string): Promise<JobDetailDto> {
    return this.jobs.detail(scope, id);
  }

  /** Runs a dead, cancelled or waiting job now, with one attempt more at least. */
  @Post(':id/retry')
  @HttpCode(HttpStatus.OK)
  @Requires('jobs:write')
  @Audited('job.retry')
  @ApiOkResponse({ type: JobDto })
  retry(@CurrentScope() scope: WorkspaceScope, @Param('id', new IdPipe('job')) id: string): Promise<JobDto> {
    return this.control.retry(scope, id);
  }

  /** Cancels a job: one that waits is over at once, one that runs is asked to end and is over soon. */
  @Post(':id/cancel')
  @HttpCode(HttpStatus.OK)
  @Requires('jobs:write')
  @Audited('job.cancel')
  @ApiOkResponse({ type: JobDto })
  cancel(@CurrentScope() scope: WorkspaceScope, @Param('id', new IdPipe('job')) id: string): Promise<JobDto> {
    return this.control.cancel(scope, id);
  }
}

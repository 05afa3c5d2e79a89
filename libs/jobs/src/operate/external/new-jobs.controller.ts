import { Audited } from '@app/audit';
import { ApiProblems, CurrentScope, Requires } from '@app/http';
import { CurrentPermissions, type GrantedPermissions } from '@app/identity';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { CreatedJobDto, CreatedJobsDto, CreateJobDto, CreateJobsDto } from './new-job.dto';
import { NewJobsService } from './new-jobs.service';

/** Jobs as a service: durable calls for programs. */
@ApiTags('Jobs')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/jobs')
export class NewJobsController {
  constructor(private readonly jobs: NewJobsService) {}

  /** Makes a job: a call that is kept, tried again and on record. Needs the permission of its type too. */
  @Post()
  @Requires('jobs:write')
  @Audited('job.create')
  @ApiCreatedResponse({ type: CreatedJobDto })
  create(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentPermissions() granted: GrantedPermissions,
    @Body() body: CreateJobDto,
  ): Promise<CreatedJobDto> {
    return this.jobs.create(scope, granted, body);
  }

  /** Makes many jobs, all or none; an error names the one it is about by its position. */
  @Post('bulk')
  @Requires('jobs:write')
  @Audited('jobs.create')
  @ApiCreatedResponse({ type: CreatedJobsDto })
  createAll(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentPermissions() granted: GrantedPermissions,
    @Body() body: CreateJobsDto,
  ): Promise<CreatedJobsDto> {
    return this.jobs.createAll(scope, granted, body.jobs);
  }
}

import { ApiProblems, CurrentScope, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { QueuesDto } from './queues.dto';
import { QueuesService } from './queues.service';

@ApiTags('Jobs')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/queues')
export class QueuesController {
  constructor(private readonly queues: QueuesService) {}

  /** How many jobs of the workspace wait and run, since when, and how fast they end. */
  @Get()
  @Requires('jobs:read')
  @ApiOkResponse({ type: QueuesDto })
  show(@CurrentScope() scope: WorkspaceScope): Promise<QueuesDto> {
    return this.queues.ofWorkspace(scope);
  }
}

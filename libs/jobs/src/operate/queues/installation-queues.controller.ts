import { ApiProblems, Requires } from '@app/http';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { QueuesDto } from './queues.dto';
import { QueuesService } from './queues.service';

@ApiTags('Jobs')
@ApiProblems()
@Controller('v1/queues')
export class InstallationQueuesController {
  constructor(private readonly queues: QueuesService) {}

  /** How many jobs of all workspaces wait and run, since when, and how fast they end. */
  @Get()
  @Requires('installation-queues:read')
  @ApiOkResponse({ type: QueuesDto })
  show(): Promise<QueuesDto> {
    return this.queues.ofInstallation();
  }
}

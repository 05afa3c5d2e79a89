import { Audited } from '@app/audit';
import { ApiPage, ApiProblems, CurrentScope, IdPipe, IfMatch, type Page, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PutQueueControlDto, QueueControlDto, QueueControlsQuery } from './queue-control.dto';
import { QueueControlsService } from './queue-controls.service';
import { requestedControl } from './requested-control';

/** Pauses and limits within a workspace. */
@ApiTags('Queues')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/queue-controls')
export class QueueControlsController {
  constructor(private readonly controls: QueueControlsService) {}

  /** Pauses and limits of this workspace, its types of jobs and its connectors, oldest first. */
  @Get()
  @Requires('queues:read')
  @ApiPage(QueueControlDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: QueueControlsQuery): Promise<Page<QueueControlDto>> {
    return this.controls.list(scope, query);
  }

  /** Pauses, resumes or limits the workspace, a type of job or a connector. */
  @Put()
  @Requires('queues:write')
  @Audited('queue_control.put')
  @ApiOkResponse({ type: QueueControlDto })
  put(
    @CurrentScope() scope: WorkspaceScope,
    @Body() body: PutQueueControlDto,
    @IfMatch() seen?: number,
  ): Promise<QueueControlDto> {
    return this.controls.put(scope, requestedControl(scope, body), seen);
  }

  /** Takes a pause or limit away; jobs that waited for it go on. */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Requires('queues:write')
  @Audited('queue_control.delete')
  @ApiNoContentResponse()
  remove(
    @CurrentScope() scope: WorkspaceScope,
    @Param('id', new IdPipe('queue control')) id: string,
    @IfMatch() seen?: number,
  ): Promise<void> {
    return this.controls.remove(scope, id, seen);
  }
}

import { Audited } from '@app/audit';
import { ApiPage, ApiProblems, IdPipe, IfMatch, type Page, Requires } from '@app/http';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PutLaneControlDto, QueueControlDto, QueueControlsQuery } from './queue-control.dto';
import { QueueControlsService } from './queue-controls.service';

/** Pauses and limits of the lanes, which all workspaces share: for operators of the installation. */
@ApiTags('Queues')
@ApiProblems()
@Controller('v1/lane-controls')
export class LaneControlsController {
  constructor(private readonly controls: QueueControlsService) {}

  /** Pauses and limits of the lanes, oldest first. */
  @Get()
  @Requires('lanes:read')
  @ApiPage(QueueControlDto)
  list(@Query() query: QueueControlsQuery): Promise<Page<QueueControlDto>> {
    return this.controls.list('installation', query);
  }

  /** Pauses, resumes or limits a lane for all workspaces. */
  @Put()
  @Requires('lanes:write')
  @Audited('lane_control.put')
  @ApiOkResponse({ type: QueueControlDto })
  put(@Body() body: PutLaneControlDto, @IfMatch() seen?: number): Promise<QueueControlDto> {
    const { lane: name, paused = false, maxRunning = null } = body;
    return this.controls.put('installation', { target: 'lane', name, paused, maxRunning }, seen);
  }

  /** Takes the pause or limit of a lane away. */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Requires('lanes:write')
  @Audited('lane_control.delete')
  @ApiNoContentResponse()
  remove(@Param('id', new IdPipe('lane control')) id: string, @IfMatch() seen?: number): Promise<void> {
    return this.controls.remove('installation', id, seen);
  }
}

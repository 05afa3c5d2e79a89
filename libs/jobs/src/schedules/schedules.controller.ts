import { Audited, NotAudited } from '@app/audit';
import {
  ApiExample,
  ApiPage,
  ApiProblems,
  CurrentScope,
  IdPipe,
  IfMatch,
  type Page,
  PageQuery,
  Requires,
} from '@app/http';
import { CurrentPermissions, type GrantedPermissions } from '@app/identity';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ScheduleHistory } from './schedule-history';
import { SchedulePreviews } from './schedule-previews';
import { ScheduleTrigger } from './schedule-trigger';
import { NextRunsDto, ScheduleDto, ScheduleRunDto, TriggeredDto } from './schedule.dto';
import {
  CreateScheduleDto,
  NextRunsQuery,
  PreviewScheduleDto,
  SchedulesQuery,
  UpdateScheduleDto,
} from './schedule.request.dto';
import { SchedulesService } from './schedules.service';

const ScheduleId = () => Param('id', new IdPipe('schedule'));

@ApiTags('Schedules')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/schedules')
export class SchedulesController {
  constructor(
    private readonly schedules: SchedulesService,
    private readonly previews: SchedulePreviews,
    private readonly triggers: ScheduleTrigger,
    private readonly jobs: ScheduleHistory,
  ) {}

  /** Makes a schedule: from now on it makes a job at every tick. */
  @Post()
  @Requires('schedules:write')
  @ApiExample({
    name: 'Nightly export',
    jobType: 'http.request',
    payload: { method: 'POST', url: 'https://example.com/export' },
    cron: '30 2 * * 1-5',
    timezone: 'Europe/Berlin',
  })
  @Audited('schedule.create')
  @ApiCreatedResponse({ type: ScheduleDto })
  create(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentPermissions() granted: GrantedPermissions,
    @Body() input: CreateScheduleDto,
  ): Promise<ScheduleDto> {
    return this.schedules.create(scope, granted, input);
  }

  /** Schedules, oldest first. */
  @Get()
  @Requires('schedules:read')
  @ApiPage(ScheduleDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: SchedulesQuery): Promise<Page<ScheduleDto>> {
    return this.schedules.list(scope, query);
  }

  /** When a cron expression ticks in a time zone, without storing it. */
  @Post('preview')
  @HttpCode(HttpStatus.OK)
  @Requires('schedules:read')
  @NotAudited('it only reckons: nothing is stored and nothing changes')
  @ApiOkResponse({ type: NextRunsDto })
  preview(@Body() input: PreviewScheduleDto): NextRunsDto {
    return this.previews.preview(input);
  }

  /** One schedule. */
  @Get(':id')
  @Requires('schedules:read')
  @ApiOkResponse({ type: ScheduleDto })
  get(@CurrentScope() scope: WorkspaceScope, @ScheduleId() id: string): Promise<ScheduleDto> {
    return this.schedules.get(scope, id);
  }

  /** Changes a schedule. What is left out stays as it is; with another cron or time zone it begins anew. */
  @Patch(':id')
  @Requires('schedules:write')
  @Audited('schedule.update')
  @ApiOkResponse({ type: ScheduleDto })
  update(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentPermissions() granted: GrantedPermissions,
    @ScheduleId() id: string,
    @Body() input: UpdateScheduleDto,
    @IfMatch() seen?: number,
  ): Promise<ScheduleDto> {
    return this.schedules.update(scope, granted, id, input, seen);
  }

  /** Deletes a schedule. Jobs that it made stay, and run. */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Requires('schedules:write')
  @Audited('schedule.delete')
  @ApiNoContentResponse()
  remove(@CurrentScope() scope: WorkspaceScope, @ScheduleId() id: string, @IfMatch() seen?: number): Promise<void> {
    return this.schedules.remove(scope, id, seen);
  }

  /** Pauses a schedule: it makes no jobs until it is resumed. */
  @Post(':id/pause')
  @HttpCode(HttpStatus.OK)
  @Requires('schedules:write')
  @Audited('schedule.pause')
  @ApiOkResponse({ type: ScheduleDto })
  pause(@CurrentScope() scope: WorkspaceScope, @ScheduleId() id: string): Promise<ScheduleDto> {
    return this.schedules.setEnabled(scope, id, false);
  }

  /** Resumes a schedule from now on: ticks of the time in which it was paused are not made up for. */
  @Post(':id/resume')
  @HttpCode(HttpStatus.OK)
  @Requires('schedules:write')
  @Audited('schedule.resume')
  @ApiOkResponse({ type: ScheduleDto })
  resume(@CurrentScope() scope: WorkspaceScope, @ScheduleId() id: string): Promise<ScheduleDto> {
    return this.schedules.setEnabled(scope, id, true);
  }

  /** Makes the job of a schedule now, also of a paused one; its overlap policy holds. */
  @Post(':id/trigger')
  @Requires('schedules:write')
  @Audited('schedule.trigger')
  @ApiCreatedResponse({ type: TriggeredDto })
  trigger(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentPermissions() granted: GrantedPermissions,
    @ScheduleId() id: string,
  ): Promise<TriggeredDto> {
    return this.triggers.trigger(scope, granted, id);
  }

  /** When a schedule ticks next, in UTC and on the clocks of its time zone. */
  @Get(':id/next-runs')
  @Requires('schedules:read')
  @ApiOkResponse({ type: NextRunsDto })
  nextRuns(
    @CurrentScope() scope: WorkspaceScope,
    @ScheduleId() id: string,
    @Query() query: NextRunsQuery,
  ): Promise<NextRunsDto> {
    return this.previews.of(scope, id, query);
  }

  /** The jobs that a schedule made, newest first. */
  @Get(':id/history')
  @Requires('schedules:read')
  @ApiPage(ScheduleRunDto)
  history(
    @CurrentScope() scope: WorkspaceScope,
    @ScheduleId() id: string,
    @Query() query: PageQuery,
  ): Promise<Page<ScheduleRunDto>> {
    return this.jobs.list(scope, id, query);
  }
}

import { Audited } from '@app/audit';
import {
  type Actor,
  ApiPage,
  ApiProblems,
  CurrentActor,
  CurrentScope,
  IfMatch,
  type Page,
  Requires,
  SignedIn,
} from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { WhileDisabled } from '../access/while-disabled';
import { CreateWorkspaceDto, UpdateWorkspaceDto, WorkspaceDto, WorkspacesQuery } from './workspace.dto';
import { WorkspacesService } from './workspaces.service';

const InWorkspace = () => ApiParam({ name: 'workspaceId', format: 'uuid' });

@ApiTags('Workspaces')
@ApiProblems()
@Controller('v1/workspaces')
export class WorkspacesController {
  constructor(private readonly workspaces: WorkspacesService) {}

  @Post()
  @Requires('workspaces:create')
  @Audited('workspace.create')
  @ApiCreatedResponse({ type: WorkspaceDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateWorkspaceDto): Promise<WorkspaceDto> {
    return this.workspaces.create(actor, body);
  }

  @Get()
  @SignedIn()
  @ApiPage(WorkspaceDto)
  list(@CurrentActor() actor: Actor, @Query() query: WorkspacesQuery): Promise<Page<WorkspaceDto>> {
    return this.workspaces.list(actor, query);
  }

  @Get(':workspaceId')
  @Requires('workspaces:read')
  @InWorkspace()
  @ApiOkResponse({ type: WorkspaceDto })
  get(@CurrentScope() scope: WorkspaceScope): Promise<WorkspaceDto> {
    return this.workspaces.get(scope);
  }

  @Patch(':workspaceId')
  @Requires('workspaces:update')
  @Audited('workspace.update')
  @InWorkspace()
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: WorkspaceDto })
  update(
    @CurrentScope() scope: WorkspaceScope,
    @Body() body: UpdateWorkspaceDto,
    @IfMatch() seen: number | undefined,
  ): Promise<WorkspaceDto> {
    return this.workspaces.update(scope, body, seen);
  }

  @Delete(':workspaceId')
  @Requires('workspaces:delete')
  @Audited('workspace.delete')
  @InWorkspace()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiNoContentResponse({ description: 'Nobody finds it any more.' })
  delete(@CurrentScope() scope: WorkspaceScope, @IfMatch() seen: number | undefined): Promise<void> {
    return this.workspaces.delete(scope, seen);
  }

  @Post(':workspaceId/disable')
  @Requires('workspaces:update')
  @Audited('workspace.disable')
  @InWorkspace()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: WorkspaceDto })
  disable(@CurrentScope() scope: WorkspaceScope): Promise<WorkspaceDto> {
    return this.workspaces.disable(scope);
  }

  @Post(':workspaceId/enable')
  @Requires('workspaces:update')
  @WhileDisabled()
  @Audited('workspace.enable')
  @InWorkspace()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: WorkspaceDto })
  enable(@CurrentScope() scope: WorkspaceScope): Promise<WorkspaceDto> {
    return this.workspaces.enable(scope);
  }
}

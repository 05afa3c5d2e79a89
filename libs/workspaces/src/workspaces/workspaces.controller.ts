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
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { WhileDisabled } from '../access/while-disabled';
import {
  CreateWorkspaceDto,
  UpdateWorkspaceDto,
  WorkspaceDto,
  WorkspaceQuotasDto,
  WorkspacesQuery,
} from './workspace.dto';
import { WorkspacesService } from './workspaces.service';

@ApiTags('Workspaces')
@ApiProblems()
@Controller('v1/workspaces')
export class WorkspacesController {
  constructor(private readonly workspaces: WorkspacesService) {}

  /** Makes a workspace; its maker becomes an owner. */
  @Post()
  @Requires('workspaces:create')
  @Audited('workspace.create')
  @ApiCreatedResponse({ type: WorkspaceDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateWorkspaceDto): Promise<WorkspaceDto> {
    return this.workspaces.create(actor, body);
  }

  /** The workspaces of the caller, newest first; for an operator, all of them. */
  @Get()
  @SignedIn()
  @ApiPage(WorkspaceDto)
  list(@CurrentActor() actor: Actor, @Query() query: WorkspacesQuery): Promise<Page<WorkspaceDto>> {
    return this.workspaces.list(actor, query);
  }

  /** One workspace. */
  @Get(':workspaceId')
  @Requires('workspaces:read')
  @ApiOkResponse({ type: WorkspaceDto })
  get(@CurrentScope() scope: WorkspaceScope): Promise<WorkspaceDto> {
    return this.workspaces.get(scope);
  }

  /** Changes a workspace. What is left out stays as it is. */
  @Patch(':workspaceId')
  @Requires('workspaces:update')
  @Audited('workspace.update')
  @ApiOkResponse({ type: WorkspaceDto })
  update(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentActor() actor: Actor,
    @Body() body: UpdateWorkspaceDto,
    @IfMatch() seen: number | undefined,
  ): Promise<WorkspaceDto> {
    return this.workspaces.update(scope, actor, body, seen);
  }

  /** Sets what the installation allows the workspace. */
  @Put(':workspaceId/quotas')
  @Requires('quotas:write')
  @WhileDisabled()
  @Audited('workspace.set_quotas')
  @ApiOkResponse({ type: WorkspaceDto })
  setQuotas(
    @CurrentScope() scope: WorkspaceScope,
    @Body() body: WorkspaceQuotasDto,
    @IfMatch() seen: number | undefined,
  ): Promise<WorkspaceDto> {
    return this.workspaces.setQuotas(scope, body, seen);
  }

  /** Deletes a workspace; its name is free again, and jobs that wait in it are cancelled. */
  @Delete(':workspaceId')
  @Requires('workspaces:delete')
  @Audited('workspace.delete')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse({ description: 'Nobody finds it any more.' })
  delete(@CurrentScope() scope: WorkspaceScope, @IfMatch() seen: number | undefined): Promise<void> {
    return this.workspaces.delete(scope, seen);
  }

  /** Disables a workspace: it can be read and takes nothing new, and its jobs wait. */
  @Post(':workspaceId/disable')
  @Requires('workspaces:update')
  @Audited('workspace.disable')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: WorkspaceDto })
  disable(@CurrentScope() scope: WorkspaceScope): Promise<WorkspaceDto> {
    return this.workspaces.disable(scope);
  }

  /** Enables a disabled workspace: its jobs go on. */
  @Post(':workspaceId/enable')
  @Requires('workspaces:update')
  @WhileDisabled()
  @Audited('workspace.enable')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: WorkspaceDto })
  enable(@CurrentScope() scope: WorkspaceScope): Promise<WorkspaceDto> {
    return this.workspaces.enable(scope);
  }
}

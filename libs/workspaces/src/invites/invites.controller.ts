import { Audited } from '@app/audit';
import {
  ApiExample,
  type Actor,
  ApiPage,
  ApiProblems,
  CurrentActor,
  CurrentScope,
  IdPipe,
  type Page,
  PageQuery,
  Requires,
  ShownOnce,
} from '@app/http';
import { CurrentPermissions, type GrantedPermissions } from '@app/identity';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { CreatedInviteDto, CreateInviteDto, InviteDto } from './invite.dto';
import { InvitesService } from './invites.service';

@ApiTags('Invites')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/invites')
export class InvitesController {
  constructor(private readonly invites: InvitesService) {}

  /** Invites someone. The link is shown in this answer only. */
  @Post()
  @Requires('invites:manage')
  @ApiExample({ role: 'developer', email: 'ada@example.com', expiresInHours: 72 })
  @Audited('invite.create')
  @ShownOnce()
  @ApiCreatedResponse({ type: CreatedInviteDto })
  create(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentActor() actor: Actor,
    @CurrentPermissions() permissions: GrantedPermissions,
    @Body() body: CreateInviteDto,
  ): Promise<CreatedInviteDto> {
    return this.invites.create(scope, { actor, permissions }, body);
  }

  /** Invites, newest first, also those that no longer work. */
  @Get()
  @Requires('invites:read')
  @ApiPage(InviteDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: PageQuery): Promise<Page<InviteDto>> {
    return this.invites.list(scope, query);
  }

  /** Withdraws an invite. */
  @Delete(':id')
  @Requires('invites:manage')
  @Audited('invite.revoke')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse({ description: 'The link opens nothing any more.' })
  revoke(@CurrentScope() scope: WorkspaceScope, @Param('id', new IdPipe('invite')) id: string): Promise<void> {
    return this.invites.revoke(scope, id);
  }
}

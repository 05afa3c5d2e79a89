import { Audited } from '@app/audit';
import { ApiPage, ApiProblems, CurrentScope, IdPipe, IfMatch, type Page, PageQuery, Requires } from '@app/http';
import { CurrentPermissions, type GrantedPermissions } from '@app/identity';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChangeRoleDto, MemberDto } from './member.dto';
import { MembersService } from './members.service';

@ApiTags('Members')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  /** Members, newest first. */
  @Get()
  @Requires('members:read')
  @ApiPage(MemberDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: PageQuery): Promise<Page<MemberDto>> {
    return this.members.list(scope, query);
  }

  /** Changes the role of a member; a workspace keeps an owner. */
  @Patch(':id')
  @Requires('members:manage')
  @Audited('member.change_role')
  @ApiOkResponse({ type: MemberDto })
  changeRole(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentPermissions() permissions: GrantedPermissions,
    @Param('id', new IdPipe('member')) id: string,
    @Body() { role }: ChangeRoleDto,
    @IfMatch() seen: number | undefined,
  ): Promise<MemberDto> {
    return this.members.changeRole(scope, permissions, id, role, seen);
  }

  /** Takes a member out of the workspace at once. */
  @Delete(':id')
  @Requires('members:manage')
  @Audited('member.remove')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse({ description: 'The person has no part in the workspace any more.' })
  remove(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentPermissions() permissions: GrantedPermissions,
    @Param('id', new IdPipe('member')) id: string,
    @IfMatch() seen: number | undefined,
  ): Promise<void> {
    return this.members.remove(scope, permissions, id, seen);
  }
}

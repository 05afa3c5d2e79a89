import { Audited } from '@app/audit';
import { ApiPage, ApiProblems, CurrentScope, IdPipe, IfMatch, type Page, PageQuery, Requires } from '@app/http';
import { CurrentPermissions, type GrantedPermissions } from '@app/identity';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Query } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { ChangeRoleDto, MemberDto } from './member.dto';
import { MembersService } from './members.service';

@ApiTags('Members')
@ApiProblems()
@ApiParam({ name: 'workspaceId', format: 'uuid' })
@Controller('v1/workspaces/:workspaceId/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Requires('members:read')
  @ApiPage(MemberDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: PageQuery): Promise<Page<MemberDto>> {
    return this.members.list(scope, query);
  }

  @Patch(':id')
  @Requires('members:manage')
  @Audited('member.change_role')
  @ApiHeader({ name: 'If-Match', required: false })
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

  @Delete(':id')
  @Requires('members:manage')
  @Audited('member.remove')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiHeader({ name: 'If-Match', required: false })
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

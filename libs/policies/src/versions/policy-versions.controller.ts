import { Audited } from '@app/audit';
import {
  type Actor,
  ApiPage,
  ApiProblems,
  CurrentActor,
  CurrentScope,
  IdPipe,
  IfMatch,
  type Page,
  PageQuery,
  Requires,
} from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PoliciesService } from '../policies.service';
import { PolicyDto, PolicyVersionDto } from '../policy.dto';
import { PolicyVersions } from './policy-versions.service';
import { ComparedVersionDto, RollbackRequest, VersionQuery } from './version.dto';
import { VersionPipe } from './version.pipe';

const policyId = new IdPipe('policy');

@ApiTags('Policies')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/policies/:id')
export class PolicyVersionsController {
  constructor(
    private readonly versions: PolicyVersions,
    private readonly policies: PoliciesService,
  ) {}

  /** Every version of a policy, newest first. */
  @Get('versions')
  @Requires('policies:read')
  @ApiPage(PolicyVersionDto)
  list(
    @CurrentScope() scope: WorkspaceScope,
    @Param('id', policyId) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<PolicyVersionDto>> {
    return this.versions.list(scope, id, query);
  }

  /** A policy as it was at one version, and what changed since another one. */
  @Get('versions/:version')
  @Requires('policies:read')
  @ApiOkResponse({ type: ComparedVersionDto })
  get(
    @CurrentScope() scope: WorkspaceScope,
    @Param('id', policyId) id: string,
    @Param('version', new VersionPipe()) version: number,
    @Query() { against }: VersionQuery,
  ): Promise<ComparedVersionDto> {
    return this.versions.get(scope, id, version, against);
  }

  /** Makes an old version hold again, as a new version. */
  @Post('rollback')
  @Requires('policies:write')
  @Audited('policy.rollback')
  @HttpCode(HttpStatus.OK)
  @ApiHeader({ name: 'If-Match', required: false, example: '"1"' })
  @ApiOkResponse({ type: PolicyDto })
  rollback(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentActor() actor: Actor,
    @Param('id', policyId) id: string,
    @IfMatch() seen: number | undefined,
    @Body() { version }: RollbackRequest,
  ): Promise<PolicyDto> {
    return this.policies.rollBack(scope, actor, id, seen, version);
  }
}

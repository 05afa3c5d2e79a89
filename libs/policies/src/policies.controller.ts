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
  Requires,
  UsagesDto,
} from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PoliciesService } from './policies.service';
import { DEFAULT_POLICY } from './policy-document';
import { PolicyDocumentDto, PolicyDto } from './policy.dto';
import { CreatePolicyRequest, PoliciesQuery, UpdatePolicyRequest } from './policy.request.dto';

const policyId = new IdPipe('policy');
const ApiIfMatch = () => ApiHeader({ name: 'If-Match', required: false, example: '"1"' });

@ApiTags('Policies')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/policies')
export class PoliciesController {
  constructor(private readonly policies: PoliciesService) {}

  /** Makes a policy. What is left out has its default. */
  @Post()
  @Requires('policies:write')
  @Audited('policy.create')
  @ApiCreatedResponse({ type: PolicyDto })
  create(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentActor() actor: Actor,
    @Body() request: CreatePolicyRequest,
  ): Promise<PolicyDto> {
    return this.policies.create(scope, actor, request);
  }

  /** Policies, newest first. */
  @Get()
  @Requires('policies:read')
  @ApiPage(PolicyDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: PoliciesQuery): Promise<Page<PolicyDto>> {
    return this.policies.list(scope, query);
  }

  /** The policy of a connector that names none. */
  @Get('default')
  @Requires('policies:read')
  @ApiOkResponse({ type: PolicyDocumentDto })
  builtIn(): PolicyDocumentDto {
    return PolicyDocumentDto.of(DEFAULT_POLICY);
  }

  /** One policy. */
  @Get(':id')
  @Requires('policies:read')
  @ApiOkResponse({ type: PolicyDto })
  get(@CurrentScope() scope: WorkspaceScope, @Param('id', policyId) id: string): Promise<PolicyDto> {
    return this.policies.get(scope, id);
  }

  /** The connectors that work under a policy; while there are any, it is not deleted. */
  @Get(':id/usages')
  @Requires('policies:read')
  @ApiOkResponse({ type: UsagesDto })
  async usages(@CurrentScope() scope: WorkspaceScope, @Param('id', policyId) id: string): Promise<UsagesDto> {
    return { items: await this.policies.usagesOf(scope, id) };
  }

  /** Makes a new version of a policy. What is left out stays as it is. */
  @Patch(':id')
  @Requires('policies:write')
  @Audited('policy.update')
  @ApiIfMatch()
  @ApiOkResponse({ type: PolicyDto })
  update(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentActor() actor: Actor,
    @Param('id', policyId) id: string,
    @IfMatch() seen: number | undefined,
    @Body() request: UpdatePolicyRequest,
  ): Promise<PolicyDto> {
    return this.policies.update(scope, actor, id, seen, request);
  }

  /** Deletes a policy; refused while a connector uses it. */
  @Delete(':id')
  @Requires('policies:write')
  @Audited('policy.delete')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiIfMatch()
  @ApiNoContentResponse()
  remove(
    @CurrentScope() scope: WorkspaceScope,
    @Param('id', policyId) id: string,
    @IfMatch() seen: number | undefined,
  ): Promise<void> {
    return this.policies.remove(scope, id, seen);
  }
}

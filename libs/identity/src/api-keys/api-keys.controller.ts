import { Audited } from '@app/audit';
import {
  ApiExample,
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
  ShownOnce,
} from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPermissions, type GrantedPermissions } from '../granted-permissions';
import { ApiKeyDto, CreatedApiKeyDto } from './api-key.dto';
import { CreateApiKeyDto, RotateApiKeyDto, UpdateApiKeyDto } from './api-key.request.dto';
import { ApiKeysService } from './api-keys.service';

const KeyId = () => Param('id', new IdPipe('api key'));

@ApiTags('API keys')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  /** Makes an API key, shown in this answer only. A key with a rate limit makes, changes and rotates none. */
  @Post()
  @Requires('api-keys:manage')
  @ApiExample({ name: 'Deploy pipeline', permissions: ['jobs:read', 'jobs:write'], expiresAt: '2040-01-31T00:00:00Z' })
  @Audited('api_key.create')
  @ShownOnce()
  @ApiCreatedResponse({ type: CreatedApiKeyDto })
  create(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentActor() actor: Actor,
    @CurrentPermissions() permissions: GrantedPermissions,
    @Body() body: CreateApiKeyDto,
  ): Promise<CreatedApiKeyDto> {
    return this.keys.create(scope, { actor, permissions }, body);
  }

  /** API keys, newest first, also those that no longer work. */
  @Get()
  @Requires('api-keys:read')
  @ApiPage(ApiKeyDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: PageQuery): Promise<Page<ApiKeyDto>> {
    return this.keys.list(scope, query);
  }

  /** One API key. */
  @Get(':id')
  @Requires('api-keys:read')
  @ApiOkResponse({ type: ApiKeyDto })
  get(@CurrentScope() scope: WorkspaceScope, @KeyId() id: string): Promise<ApiKeyDto> {
    return this.keys.get(scope, id);
  }

  /** Changes an API key's name, limit or expiry. What is left out stays as it is. */
  @Patch(':id')
  @Requires('api-keys:manage')
  @Audited('api_key.update')
  @ApiOkResponse({ type: ApiKeyDto })
  update(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentActor() actor: Actor,
    @KeyId() id: string,
    @Body() body: UpdateApiKeyDto,
    @IfMatch() seen: number | undefined,
  ): Promise<ApiKeyDto> {
    return this.keys.update(scope, actor, id, body, seen);
  }

  /** Makes a new key in place of this one, which works a while longer. The new key is shown in this answer only. */
  @Post(':id/rotate')
  @Requires('api-keys:manage')
  @Audited('api_key.rotate')
  @ShownOnce()
  @ApiCreatedResponse({ type: CreatedApiKeyDto })
  rotate(
    @CurrentScope() scope: WorkspaceScope,
    @KeyId() id: string,
    @CurrentActor() actor: Actor,
    @CurrentPermissions() permissions: GrantedPermissions,
    @Body() body: RotateApiKeyDto,
  ): Promise<CreatedApiKeyDto> {
    return this.keys.rotate(scope, id, { actor, permissions }, body.overlapSeconds);
  }

  /** Revokes an API key at once. */
  @Delete(':id')
  @Requires('api-keys:manage')
  @Audited('api_key.revoke')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse({ description: 'The key opens nothing any more.' })
  revoke(
    @CurrentScope() scope: WorkspaceScope,
    @KeyId() id: string,
    @IfMatch() seen: number | undefined,
  ): Promise<void> {
    return this.keys.revoke(scope, id, seen);
  }
}

import { Audited } from '@app/audit';
import {
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
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPermissions, type GrantedPermissions } from '../granted-permissions';
import { ApiKeyDto, CreateApiKeyDto, CreatedApiKeyDto } from './api-key.dto';
import { ApiKeysService } from './api-keys.service';

@ApiTags('API keys')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  /** Makes an API key. The key itself is shown in this answer only. */
  @Post()
  @Requires('api-keys:manage')
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

  /** Revokes an API key at once. */
  @Delete(':id')
  @Requires('api-keys:manage')
  @Audited('api_key.revoke')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse({ description: 'The key opens nothing any more.' })
  revoke(@CurrentScope() scope: WorkspaceScope, @Param('id', new IdPipe('api key')) id: string): Promise<void> {
    return this.keys.revoke(scope, id);
  }
}

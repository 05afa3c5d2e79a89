import { Audited, NotAudited } from '@app/audit';
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
  UsagesDto,
} from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SecretsService } from '../reveal/secrets.service';
import { SecretAccessDto, SecretCheckDto, SecretRefDto, SecretVersionsDto } from './secret-ref.dto';
import {
  CreateSecretRefRequest,
  RotateSecretRefRequest,
  SecretRefsQuery,
  UpdateSecretRefRequest,
} from './secret-ref.request.dto';
import { SecretRefsService } from './secret-refs.service';

const secretRefId = new IdPipe('secret ref');
const ApiIfMatch = () => ApiHeader({ name: 'If-Match', required: false, example: '"1"' });

@ApiTags('Secrets')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/secret-refs')
export class SecretRefsController {
  constructor(
    private readonly refs: SecretRefsService,
    private readonly secrets: SecretsService,
  ) {}

  /** Stores a secret. Its value is encrypted and never shown again. */
  @Post()
  @Requires('secrets:write')
  @ApiExample({ name: 'github-webhook', provider: 'local', value: 'the-signing-secret-of-your-provider' })
  @Audited('secret-ref.create')
  @ApiCreatedResponse({ type: SecretRefDto })
  create(@CurrentScope() scope: WorkspaceScope, @Body() request: CreateSecretRefRequest): Promise<SecretRefDto> {
    return this.refs.create(scope, request);
  }

  /** Secrets, newest first, without their values. */
  @Get()
  @Requires('secrets:read')
  @ApiPage(SecretRefDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: SecretRefsQuery): Promise<Page<SecretRefDto>> {
    return this.refs.list(scope, query);
  }

  /** One secret, without its value. */
  @Get(':id')
  @Requires('secrets:read')
  @ApiOkResponse({ type: SecretRefDto })
  get(@CurrentScope() scope: WorkspaceScope, @Param('id', secretRefId) id: string): Promise<SecretRefDto> {
    return this.refs.get(scope, id);
  }

  /** Renames a secret. */
  @Patch(':id')
  @Requires('secrets:write')
  @Audited('secret-ref.update')
  @ApiIfMatch()
  @ApiOkResponse({ type: SecretRefDto })
  update(
    @CurrentScope() scope: WorkspaceScope,
    @Param('id', secretRefId) id: string,
    @IfMatch() seen: number | undefined,
    @Body() { name }: UpdateSecretRefRequest,
  ): Promise<SecretRefDto> {
    return this.refs.rename(scope, id, seen, name);
  }

  /** Deletes a secret and its values; refused while a connector uses it. */
  @Delete(':id')
  @Requires('secrets:write')
  @Audited('secret-ref.delete')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiIfMatch()
  @ApiNoContentResponse()
  remove(
    @CurrentScope() scope: WorkspaceScope,
    @Param('id', secretRefId) id: string,
    @IfMatch() seen: number | undefined,
  ): Promise<void> {
    return this.refs.remove(scope, id, seen);
  }

  /** The connectors that use a secret; while there are any, it is not deleted. */
  @Get(':id/usages')
  @Requires('secrets:read')
  @ApiOkResponse({ type: UsagesDto })
  async usages(@CurrentScope() scope: WorkspaceScope, @Param('id', secretRefId) id: string): Promise<UsagesDto> {
    return { items: await this.refs.usagesOf(scope, id) };
  }

  /** The values that are accepted now, the current one first: since when and until when, never what they are. */
  @Get(':id/versions')
  @Requires('secrets:read')
  @ApiOkResponse({ type: SecretVersionsDto })
  async versions(
    @CurrentScope() scope: WorkspaceScope,
    @Param('id', secretRefId) id: string,
  ): Promise<SecretVersionsDto> {
    return { items: await this.refs.versionsOf(scope, id) };
  }

  /** Sets a new value; the one before stays accepted for the overlap. */
  @Post(':id/rotate')
  @Requires('secrets:write')
  @ApiExample({ value: 'the-new-signing-secret', overlapSeconds: 86_400 })
  @Audited('secret-ref.rotate')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: SecretRefDto })
  rotate(
    @CurrentScope() scope: WorkspaceScope,
    @Param('id', secretRefId) id: string,
    @Body() request: RotateSecretRefRequest,
  ): Promise<SecretRefDto> {
    return this.refs.rotate(scope, id, request);
  }

  /** Tells whether the value can be decrypted, without showing it. */
  @Post(':id/check')
  @Requires('secrets:read')
  @NotAudited('changes nothing; the access log records it')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: SecretCheckDto })
  check(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentActor() actor: Actor,
    @Param('id', secretRefId) id: string,
  ): Promise<SecretCheckDto> {
    return this.secrets.check(scope, id, { actor: `${actor.type}:${actor.id}`, purpose: 'check' });
  }

  /** Who asked for the value, newest first. */
  @Get(':id/access-log')
  @Requires('secrets:read')
  @ApiPage(SecretAccessDto)
  accessLog(
    @CurrentScope() scope: WorkspaceScope,
    @Param('id', secretRefId) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<SecretAccessDto>> {
    return this.secrets.accessLog(scope, id, query);
  }
}

import { Audited } from '@app/audit';
import { ApiExample, ApiPage, ApiProblems, CurrentScope, IdPipe, IfMatch, type Page, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ConnectorDto, ConnectorsQuery, CreateConnectorDto, UpdateConnectorDto } from './connectors.dto';
import { ConnectorsService } from './connectors.service';

const ConnectorId = () => Param('id', new IdPipe('connector'));

@ApiTags('Connectors')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/connectors')
export class ConnectorsController {
  constructor(private readonly connectors: ConnectorsService) {}

  /** Makes a connector, with a webhook URL of its own. */
  @Post()
  @Requires('connectors:write')
  @ApiExample({ type: 'http', name: 'Tracker', settings: { baseUrl: 'https://api.example.com' } })
  @Audited('connector.create')
  @ApiCreatedResponse({ type: ConnectorDto })
  create(@CurrentScope() scope: WorkspaceScope, @Body() input: CreateConnectorDto): Promise<ConnectorDto> {
    return this.connectors.create(scope, input);
  }

  /** Connectors, oldest first. */
  @Get()
  @Requires('connectors:read')
  @ApiPage(ConnectorDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: ConnectorsQuery): Promise<Page<ConnectorDto>> {
    return this.connectors.list(scope, query);
  }

  /** One connector. */
  @Get(':id')
  @Requires('connectors:read')
  @ApiOkResponse({ type: ConnectorDto })
  get(@CurrentScope() scope: WorkspaceScope, @ConnectorId() id: string): Promise<ConnectorDto> {
    return this.connectors.get(scope, id);
  }

  /** Changes a connector. What is left out stays as it is. */
  @Patch(':id')
  @Requires('connectors:write')
  @Audited('connector.update')
  @ApiOkResponse({ type: ConnectorDto })
  update(
    @CurrentScope() scope: WorkspaceScope,
    @ConnectorId() id: string,
    @Body() input: UpdateConnectorDto,
    @IfMatch() seen?: number,
  ): Promise<ConnectorDto> {
    return this.connectors.update(scope, id, input, seen);
  }

  /** Deletes a connector; refused while a route uses it. */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Requires('connectors:write')
  @Audited('connector.delete')
  @ApiNoContentResponse()
  remove(@CurrentScope() scope: WorkspaceScope, @ConnectorId() id: string, @IfMatch() seen?: number): Promise<void> {
    return this.connectors.remove(scope, id, seen);
  }
}

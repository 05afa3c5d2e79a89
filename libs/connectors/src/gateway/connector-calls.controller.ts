import { Audited } from '@app/audit';
import { type Actor, ApiProblems, CurrentActor, CurrentScope, IdempotencyKeyHeader, IdPipe, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { ConnectorDto } from '../connectors/connectors.dto';
import { ConnectorsService } from '../connectors/connectors.service';
import { ConnectorHealth } from '../health/connector-health';
import { ConnectorHealthDto } from '../health/connector-health.dto';
import { ConnectorTestDto, TestConnectorDto } from '../health/connector-test.dto';
import { ConnectorTests } from '../health/connector-tests';
import { CallRequestDto } from './call.request.dto';
import { CallResultDto } from './call-result.dto';
import { InlineCalls } from './inline-calls';

const BREAKER_OPEN = {
  description: 'The circuit breaker of the connector is open, as a problem document.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const ConnectorId = () => Param('id', new IdPipe('connector'));

@ApiTags('Connectors')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/connectors')
export class ConnectorCallsController {
  constructor(
    private readonly connectors: ConnectorsService,
    private readonly calls: InlineCalls,
    private readonly tests: ConnectorTests,
    private readonly health: ConnectorHealth,
  ) {}

  /** Makes one call now, under the connector's policy, and answers what the third party did. */
  @Post(':id/call')
  @HttpCode(HttpStatus.OK)
  @Requires('connectors:call')
  @Audited('connector.call', { transaction: false })
  @ApiOkResponse({ type: CallResultDto })
  @ApiServiceUnavailableResponse(BREAKER_OPEN)
  async call(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentActor() actor: Actor,
    @ConnectorId() id: string,
    @Body() request: CallRequestDto,
    @IdempotencyKeyHeader() idempotencyKey?: string,
  ): Promise<CallResultDto> {
    await this.connectors.get(scope, id);
    return this.calls.make(scope, { connectorId: id, request, actor, idempotencyKey });
  }

  /** Proves the connector's credentials by a harmless call, also while it is paused. */
  @Post(':id/test')
  @HttpCode(HttpStatus.OK)
  @Requires('connectors:call')
  @Audited('connector.test', { transaction: false })
  @ApiOkResponse({ type: ConnectorTestDto })
  test(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentActor() actor: Actor,
    @ConnectorId() id: string,
    @Body() input: TestConnectorDto,
  ): Promise<ConnectorTestDto> {
    return this.tests.run(scope, id, input, actor);
  }

  /** Holds the connector's jobs, without losing any; calls are refused. */
  @Post(':id/pause')
  @HttpCode(HttpStatus.OK)
  @Requires('connectors:write')
  @Audited('connector.pause')
  @ApiOkResponse({ type: ConnectorDto })
  pause(@CurrentScope() scope: WorkspaceScope, @ConnectorId() id: string): Promise<ConnectorDto> {
    return this.connectors.setStatus(scope, id, 'paused');
  }

  /** Lets the connector's jobs go on, spread over half a minute and under its policy, not all at once. */
  @Post(':id/resume')
  @HttpCode(HttpStatus.OK)
  @Requires('connectors:write')
  @Audited('connector.resume')
  @ApiOkResponse({ type: ConnectorDto })
  resume(@CurrentScope() scope: WorkspaceScope, @ConnectorId() id: string): Promise<ConnectorDto> {
    return this.connectors.setStatus(scope, id, 'active');
  }

  /** How the connector is doing: breaker, limits, calls under way, and how the latest calls ended. */
  @Get(':id/health')
  @Requires('connectors:read')
  @ApiOkResponse({ type: ConnectorHealthDto })
  healthOf(@CurrentScope() scope: WorkspaceScope, @ConnectorId() id: string): Promise<ConnectorHealthDto> {
    return this.health.of(scope, id);
  }
}

import { NotAudited } from '@app/audit';
import { ApiProblems, CurrentScope, IdPipe, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SimulationDto, SimulationRequest, UnsavedSimulationRequest } from './simulation.dto';
import { Simulations } from './simulations.service';

const UNCHANGED = 'a simulation changes nothing';

@ApiTags('Policies')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/policies')
export class SimulationsController {
  constructor(private readonly simulations: Simulations) {}

  /** Predicts what a policy that need not exist makes of traffic. */
  @Post('simulate')
  @Requires('policies:read')
  @NotAudited(UNCHANGED)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: SimulationDto })
  unsaved(@Body() { policy, traffic }: UnsavedSimulationRequest): Promise<SimulationDto> {
    return this.simulations.ofUnsaved(policy ?? {}, traffic);
  }

  /** Predicts what a policy makes of traffic. */
  @Post(':id/simulate')
  @Requires('policies:read')
  @NotAudited(UNCHANGED)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: SimulationDto })
  stored(
    @CurrentScope() scope: WorkspaceScope,
    @Param('id', new IdPipe('policy')) id: string,
    @Body() { traffic }: SimulationRequest,
  ): Promise<SimulationDto> {
    return this.simulations.ofStored(scope, id, traffic);
  }
}

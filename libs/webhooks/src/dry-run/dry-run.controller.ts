import { NotAudited } from '@app/audit';
import { ApiExample, ApiProblems, CurrentScope, IdPipe, Requires } from '@app/http';
import { CurrentPermissions, type GrantedPermissions } from '@app/identity';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DryRunDto, DryRunRequest, UnsavedDryRunRequest } from './dry-run.dto';
import { DryRuns } from './dry-runs';

const EVENT = { type: 'issues', body: '{"action":"opened","issue":{"number":7}}' };
const NOBODY = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
const ROUTE = {
  name: 'Opened issues to the tracker',
  sourceConnectorId: NOBODY,
  destinationConnectorId: NOBODY,
  request: { method: 'POST', path: '/issues/{{ $.issue.number }}' },
};
const CHANGES_NOTHING = 'changes nothing and calls nobody: it only shows what a route would do';

@ApiTags('Routes')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/routes')
export class DryRunController {
  constructor(private readonly dryRuns: DryRuns) {}

  /** What a route that is not stored yet would do with an event. Nothing is sent. */
  @Post('dry-run')
  @HttpCode(HttpStatus.OK)
  @ApiExample({ event: EVENT, route: ROUTE })
  @Requires('routes:write')
  @NotAudited(CHANGES_NOTHING)
  @ApiOkResponse({ type: DryRunDto })
  unsaved(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentPermissions() granted: GrantedPermissions,
    @Body() body: UnsavedDryRunRequest,
  ): Promise<DryRunDto> {
    return this.dryRuns.ofUnsaved(scope, granted, body);
  }

  /** What a route would do with an event of the inbox, or with a pasted one. Nothing is sent. */
  @Post(':id/dry-run')
  @HttpCode(HttpStatus.OK)
  @ApiExample({ event: EVENT })
  @Requires('routes:read')
  @NotAudited(CHANGES_NOTHING)
  @ApiOkResponse({ type: DryRunDto })
  stored(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentPermissions() granted: GrantedPermissions,
    @Param('id', new IdPipe('route')) id: string,
    @Body() body: DryRunRequest,
  ): Promise<DryRunDto> {
    return this.dryRuns.ofStored(scope, granted, id, body);
  }
}

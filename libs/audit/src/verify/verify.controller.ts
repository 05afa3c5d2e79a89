import { ApiProblems, ClientSignal, CurrentScope, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChainVerifier } from './chain-verifier';
import { AuditCheckpointDto } from './checkpoint.dto';
import { Checkpoints } from './checkpoints';
import { AuditVerificationDto, VerifyQuery } from './verify.dto';

@ApiTags('Record')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/audit')
export class VerifyController {
  constructor(
    private readonly verifier: ChainVerifier,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** Checks the hash chain of the audit log; with a checkpoint also that nothing was cut off. */
  @Get('verify')
  @Requires('audit:read')
  @ApiOkResponse({ type: AuditVerificationDto })
  verify(
    @CurrentScope() scope: WorkspaceScope,
    @Query() query: VerifyQuery,
    @ClientSignal() signal: AbortSignal,
  ): Promise<AuditVerificationDto> {
    return this.verifier.verify(scope, VerifyQuery.known(query), signal);
  }

  /** Where the audit log ends now, signed: keep it outside. */
  @Get('checkpoint')
  @Requires('audit:read')
  @ApiOkResponse({ type: AuditCheckpointDto })
  checkpoint(@CurrentScope() scope: WorkspaceScope): Promise<AuditCheckpointDto> {
    return this.checkpoints.take(scope);
  }
}

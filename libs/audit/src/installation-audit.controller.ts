import { ApiPage, ApiProblems, ClientSignal, type Page, Requires } from '@app/http';
import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditExportQuery } from './export/export.dto';
import { ApiExport, exportFile } from './export/export-file';
import { LogExports } from './export/log-exports';
import { type AuditOrigin, CurrentOrigin } from './operator-audit/audit-origin';
import { AuditDto } from './record.dto';
import { auditFilters } from './record.filters';
import { INSTALLATION } from './record-owner';
import { RecordQueries } from './record.queries';
import { AuditQuery } from './record.query.dto';
import { ChainVerifier } from './verify/chain-verifier';
import { AuditCheckpointDto } from './verify/checkpoint.dto';
import { Checkpoints } from './verify/checkpoints';
import { AuditVerificationDto, VerifyQuery } from './verify/verify.dto';

/** The audit log of what belongs to no workspace: sign-ins, people, the installation itself. */
@ApiTags('Record')
@ApiProblems()
@Controller('v1/audit')
export class InstallationAuditController {
  constructor(
    private readonly record: RecordQueries,
    private readonly verifier: ChainVerifier,
    private readonly checkpoints: Checkpoints,
    private readonly exports: LogExports,
  ) {}

  /** What was done outside any workspace, newest first. */
  @Get()
  @Requires('installation-audit:read')
  @ApiPage(AuditDto)
  list(@Query() query: AuditQuery): Promise<Page<AuditDto>> {
    return this.record.audit(INSTALLATION, query);
  }

  /** Checks the hash chain of the installation's audit log; with a checkpoint also that nothing was cut off. */
  @Get('verify')
  @Requires('installation-audit:read')
  @ApiOkResponse({ type: AuditVerificationDto })
  verify(@Query() query: VerifyQuery, @ClientSignal() signal: AbortSignal): Promise<AuditVerificationDto> {
    return this.verifier.verify(INSTALLATION, VerifyQuery.known(query), signal);
  }

  /** Where the installation's audit log ends now, signed: keep it outside. */
  @Get('checkpoint')
  @Requires('installation-audit:read')
  @ApiOkResponse({ type: AuditCheckpointDto })
  checkpoint(): Promise<AuditCheckpointDto> {
    return this.checkpoints.take(INSTALLATION);
  }

  /** The installation's audit log or a part of it, as a download. */
  @Get('export')
  @Requires('installation-audit:read')
  @ApiExport()
  async export(@CurrentOrigin() origin: AuditOrigin, @Query() query: AuditExportQuery): Promise<StreamableFile> {
    const { format, since, until } = query;
    const request = { owner: INSTALLATION, origin, format, range: { since, until }, filters: auditFilters(query) };
    return exportFile(await this.exports.start('audit', request), 'audit', INSTALLATION, format);
  }
}

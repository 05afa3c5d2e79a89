import { EnvelopeModule } from '@app/envelope';
import { Module } from '@nestjs/common';
import { ExportController } from './export/export.controller';
import { LogExports } from './export/log-exports';
import { InstallationAuditController } from './installation-audit.controller';
import { RecordController } from './record.controller';
import { RecordQueries } from './record.queries';
import { TraceTimeline } from './trace/trace-timeline';
import { CheckpointSigner } from './verify/checkpoint-signer';
import { Checkpoints } from './verify/checkpoints';
import { VerifyController } from './verify/verify.controller';
import { AuditVerificationModule } from './audit-verification.module';

/** The record's API. */
@Module({
  imports: [EnvelopeModule, AuditVerificationModule],
  controllers: [RecordController, VerifyController, ExportController, InstallationAuditController],
  providers: [RecordQueries, TraceTimeline, Checkpoints, CheckpointSigner, LogExports],
})
export class AuditHttpModule {}

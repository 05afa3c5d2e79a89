import { EnvelopeModule } from '@app/envelope';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventLog } from './event-log/event-log';
import { EventLogEntry } from './event-log/event-log.entity';
import { ExportController } from './export/export.controller';
import { LogExports } from './export/log-exports';
import { InstallationAuditController } from './installation-audit.controller';
import { AuditTrail } from './operator-audit/audit-trail';
import { LongReads } from './long-reads';
import { OperatorAuditLog } from './operator-audit/operator-audit-log.entity';
import { RecordController } from './record.controller';
import { RecordQueries } from './record.queries';
import { CallStatisticsReader } from './request-log/call-statistics';
import { RequestLog } from './request-log/request-log';
import { RequestLogEntry } from './request-log/request-log.entity';
import { OwnTraceSources } from './trace/own-trace-sources';
import { TraceSources } from './trace/trace-sources';
import { TraceTimeline } from './trace/trace-timeline';
import { ChainVerifier } from './verify/chain-verifier';
import { CheckpointSigner } from './verify/checkpoint-signer';
import { Checkpoints } from './verify/checkpoints';
import { VerifyController } from './verify/verify.controller';

/** Everything is on record, so every module may write to it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([EventLogEntry, RequestLogEntry, OperatorAuditLog])],
  providers: [EventLog, RequestLog, CallStatisticsReader, AuditTrail, TraceSources, OwnTraceSources],
  exports: [EventLog, RequestLog, CallStatisticsReader, AuditTrail, TraceSources],
})
export class AuditModule {}

/** Walking whole logs. */
@Module({ providers: [ChainVerifier, LongReads], exports: [ChainVerifier, LongReads] })
export class AuditVerificationModule {}

/** The record's API. */
@Module({
  imports: [EnvelopeModule, AuditVerificationModule],
  controllers: [RecordController, VerifyController, ExportController, InstallationAuditController],
  providers: [RecordQueries, TraceTimeline, Checkpoints, CheckpointSigner, LogExports],
})
export class AuditHttpModule {}

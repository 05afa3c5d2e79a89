import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventLog } from './event-log/event-log';
import { EventLogEntry } from './event-log/event-log.entity';
import { AuditTrail } from './operator-audit/audit-trail';
import { OperatorAuditLog } from './operator-audit/operator-audit-log.entity';
import { CallStatisticsReader } from './request-log/call-statistics';
import { RequestLog } from './request-log/request-log';
import { RequestLogEntry } from './request-log/request-log.entity';
import { OwnTraceSources } from './trace/own-trace-sources';
import { TraceSources } from './trace/trace-sources';

/** Everything is on record, so every module may write to it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([EventLogEntry, RequestLogEntry, OperatorAuditLog])],
  providers: [EventLog, RequestLog, CallStatisticsReader, AuditTrail, TraceSources, OwnTraceSources],
  exports: [EventLog, RequestLog, CallStatisticsReader, AuditTrail, TraceSources],
})
export class AuditModule {}

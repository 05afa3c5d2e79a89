import { AuditModule } from '@app/audit';
import { BlobsWorkerModule } from '@app/blobs';
import { ChangesModule } from '@app/changes';
import { ConfigModule } from '@app/config';
import { ConnectorsWorkerModule } from '@app/connectors';
import { DatabaseModule } from '@app/database';
import { HttpModule, ProblemFilter } from '@app/http';
import { InsightsWorkerModule } from '@app/insights';
import { JobsModule, JobsWorkerModule } from '@app/jobs';
import { TracingModule } from '@app/observability';
import { HealthModule, MetricsModule, RecordRetentionModule } from '@app/operations';
import { QueueModule } from '@app/queue';
import { RedisModule } from '@app/redis';
import { WebhooksWorkerModule } from '@app/webhooks';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { migrations } from '../../../migrations';

@Module({
  imports: [
    TracingModule,
    ConfigModule,
    // Before everything that writes: at shutdown modules end in the reverse order, and the last rows need it.
    DatabaseModule.forRoot(migrations.map((migration) => migration.name)),
    ChangesModule,
    QueueModule,
    RedisModule,
    HttpModule,
    AuditModule,
    BlobsWorkerModule,
    JobsModule,
    JobsWorkerModule,
    ConnectorsWorkerModule,
    WebhooksWorkerModule,
    InsightsWorkerModule,
    RecordRetentionModule,
    MetricsModule,
    HealthModule.forApp(['databaseAnswers', 'migrationsApplied', 'redisAnswers'], [JobsWorkerModule]),
  ],
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
})
export class WorkerModule {}

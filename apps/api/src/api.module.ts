import { AuditHttpModule, AuditModule, UnitOfWorkInterceptor } from '@app/audit';
import { ChangesModule } from '@app/changes';
import { ConfigModule } from '@app/config';
import { ConnectorsHttpModule } from '@app/connectors';
import { DatabaseModule } from '@app/database';
import {
  EtagInterceptor,
  HttpModule,
  IdempotencyInterceptor,
  ProblemFilter,
  StorableTextPipe,
  validationPipe,
} from '@app/http';
import {
  AddressRateLimitGuard,
  ApiKeyRateLimitGuard,
  AuthenticationGuard,
  IdentityHttpModule,
  IdentityModule,
} from '@app/identity';
import { InsightsHttpModule } from '@app/insights';
import { JobsHttpModule, JobsModule } from '@app/jobs';
import { HealthModule, MasterKeyModule, MetricsModule } from '@app/operations';
import { TracingModule } from '@app/observability';
import { PoliciesHttpModule } from '@app/policies';
import { QueueModule } from '@app/queue';
import { RedisModule } from '@app/redis';
import { SecretsHttpModule } from '@app/secrets';
import { WebhooksHttpModule } from '@app/webhooks';
import {
  AccessGuard,
  AuditReasonGuard,
  BootstrapModule,
  WorkspaceRateLimitGuard,
  WorkspacesHttpModule,
  WorkspacesModule,
} from '@app/workspaces';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
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
    AuditHttpModule,
    IdentityModule,
    IdentityHttpModule,
    WorkspacesModule,
    WorkspacesHttpModule,
    BootstrapModule,
    SecretsHttpModule,
    PoliciesHttpModule,
    JobsModule,
    JobsHttpModule,
    ConnectorsHttpModule,
    WebhooksHttpModule,
    InsightsHttpModule,
    MasterKeyModule,
    MetricsModule,
    HealthModule.forApp(['databaseAnswers', 'migrationsApplied', 'redisAnswers', 'workerSeen']),
  ],
  providers: [
    // In this order: not too often, who is it, may they, do they say why; then was it done before, and the handler with
    // its audit row in one transaction.
    { provide: APP_GUARD, useExisting: AddressRateLimitGuard },
    { provide: APP_GUARD, useExisting: AuthenticationGuard },
    { provide: APP_GUARD, useExisting: ApiKeyRateLimitGuard },
    { provide: APP_GUARD, useExisting: AccessGuard },
    { provide: APP_GUARD, useExisting: WorkspaceRateLimitGuard },
    { provide: APP_GUARD, useExisting: AuditReasonGuard },
    { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: UnitOfWorkInterceptor },
    { provide: APP_PIPE, useClass: StorableTextPipe },
    { provide: APP_PIPE, useFactory: validationPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class ApiModule {}

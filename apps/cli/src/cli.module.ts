import { AuditModule, AuditVerificationModule } from '@app/audit';
import { ChangesModule } from '@app/changes';
import { ConfigModule } from '@app/config';
import { DatabaseModule } from '@app/database';
import { IdentityModule } from '@app/identity';
import { MasterKeyRotationModule } from '@app/operations';
import { RedisModule } from '@app/redis';
import { SecretsModule } from '@app/secrets';
import { WorkspacesModule } from '@app/workspaces';
import { Module } from '@nestjs/common';
import { migrations } from '../../../migrations';

/** What commands at the database need of the product: no controllers, no jobs, nothing that runs by itself. */
@Module({
  imports: [
    ConfigModule,
    DatabaseModule.forRoot(migrations.map((migration) => migration.name)),
    ChangesModule,
    RedisModule,
    AuditModule,
    AuditVerificationModule,
    IdentityModule,
    WorkspacesModule,
    // Every lib that keeps something sealed: the master key's rotation must miss none.
    SecretsModule,
    MasterKeyRotationModule,
  ],
})
export class CliModule {}

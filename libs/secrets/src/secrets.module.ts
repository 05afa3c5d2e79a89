import { EnvelopeModule } from '@app/envelope';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LocalValues } from './local-values';
import { SecretKeeping } from './manage/secret-keeping';
import { SecretRefsRepository } from './manage/secret-refs.repository';
import { SecretRefsService } from './manage/secret-refs.service';
import { SecretUsages } from './manage/secret-usages';
import { AwsSecretsManagerProvider } from './providers/aws-secrets-manager.provider';
import { EnvironmentProvider } from './providers/environment.provider';
import { FileProvider } from './providers/file.provider';
import { SecretProviders } from './providers/secret-providers';
import { VaultProvider } from './providers/vault.provider';
import { ExternalValues } from './reveal/external-values';
import { SecretRenewal } from './renew/secret-renewal';
import { SecretAccessLog } from './reveal/secret-access-log';
import { SecretChanges } from './reveal/secret-changes';
import { SecretsService } from './reveal/secrets.service';
import { SecretAccessLogEntry } from './secret-access-log.entity';
import { SecretRef } from './secret-ref.entity';
import { SecretValue } from './secret-value.entity';

@Module({
  imports: [EnvelopeModule, TypeOrmModule.forFeature([SecretRef, SecretValue, SecretAccessLogEntry])],
  providers: [
    LocalValues,
    EnvironmentProvider,
    FileProvider,
    VaultProvider,
    AwsSecretsManagerProvider,
    SecretProviders,
    ExternalValues,
    SecretChanges,
    SecretKeeping,
    SecretRefsRepository,
    SecretRefsService,
    SecretUsages,
    SecretAccessLog,
    SecretsService,
    SecretRenewal,
  ],
  exports: [SecretRefsService, SecretsService, SecretRenewal, SecretUsages],
})
export class SecretsModule {}

import { EnvelopeModule } from '@app/envelope';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LocalValues } from './local-values';
import { SecretRefsRepository } from './manage/secret-refs.repository';
import { SecretRefsService } from './manage/secret-refs.service';
import { SecretUsages } from './manage/secret-usages';
import { SecretRenewal } from './renew/secret-renewal';
import { SecretAccessLog } from './reveal/secret-access-log';
import { SecretsService } from './reveal/secrets.service';
import { SecretAccessLogEntry } from './secret-access-log.entity';
import { SecretRef } from './secret-ref.entity';
import { SecretValue } from './secret-value.entity';

@Module({
  imports: [EnvelopeModule, TypeOrmModule.forFeature([SecretRef, SecretValue, SecretAccessLogEntry])],
  providers: [
    LocalValues,
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

import { Module } from '@nestjs/common';
import { SecretRefsController } from './manage/secret-refs.controller';
import { SecretsModule } from './secrets.module';

/** The API of secrets. */
@Module({ imports: [SecretsModule], controllers: [SecretRefsController] })
export class SecretsHttpModule {}

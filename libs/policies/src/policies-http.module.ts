import { Module } from '@nestjs/common';
import { PoliciesController } from './policies.controller';
import { PoliciesModule } from './policies.module';

/** The API of policies. */
@Module({ imports: [PoliciesModule], controllers: [PoliciesController] })
export class PoliciesHttpModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdempotencyKey } from './idempotency-key.entity';

/** The table behind `Idempotency-Key`. */
@Module({ imports: [TypeOrmModule.forFeature([IdempotencyKey])] })
export class HttpModule {}

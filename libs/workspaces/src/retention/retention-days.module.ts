import { Module } from '@nestjs/common';
import { RetentionDays } from './retention-days';

/** All that the worker needs to know of workspaces. */
@Module({ providers: [RetentionDays], exports: [RetentionDays] })
export class RetentionDaysModule {}

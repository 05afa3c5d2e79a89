import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Workspace } from '../workspaces/workspace.entity';
import { RetentionDays } from './retention-days';

/** All that the worker needs to know of workspaces. The entity is what the foreign keys of others refer to. */
@Module({
  imports: [TypeOrmModule.forFeature([Workspace])],
  providers: [RetentionDays],
  exports: [RetentionDays],
})
export class RetentionDaysModule {}

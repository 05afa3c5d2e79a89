import { RetentionDaysModule } from '@app/workspaces';
import { Module } from '@nestjs/common';
import { OldPartitions } from './old-partitions';
import { RecordRetention } from './record-retention';

/** For the worker: the old record goes. */
@Module({ imports: [RetentionDaysModule], providers: [OldPartitions, RecordRetention] })
export class RecordRetentionModule {}

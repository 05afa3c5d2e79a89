import { SETTINGS } from '@app/config';
import { BullModule } from '@nestjs/bull';
import { Global, Module } from '@nestjs/common';
import { Bell } from './bell';
import { BellListener } from './bell-listener';
import { bellQueue, redisOptions } from './bell-queue';
import { LANES } from './lanes';

@Global()
@Module({
  imports: [
    BullModule.forRootAsync({ inject: [SETTINGS], useFactory: redisOptions }),
    BullModule.registerQueue(...LANES.map((lane) => ({ name: bellQueue(lane) }))),
  ],
  providers: [Bell, BellListener],
  exports: [Bell, BellListener],
})
export class QueueModule {}

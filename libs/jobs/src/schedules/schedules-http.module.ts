import { CLOCK, systemClock } from '@app/kernel';
import { Module } from '@nestjs/common';
import { PreviousJobs } from './previous-jobs';
import { ScheduleHistory } from './schedule-history';
import { ScheduleJobs } from './schedule-jobs';
import { SchedulePreviews } from './schedule-previews';
import { ScheduleTrigger } from './schedule-trigger';
import { SchedulesController } from './schedules.controller';
import { SchedulesService } from './schedules.service';

/** The API of schedules. */
@Module({
  controllers: [SchedulesController],
  providers: [
    { provide: CLOCK, useValue: systemClock },
    PreviousJobs,
    ScheduleJobs,
    SchedulesService,
    SchedulePreviews,
    ScheduleTrigger,
    ScheduleHistory,
  ],
})
export class SchedulesHttpModule {}

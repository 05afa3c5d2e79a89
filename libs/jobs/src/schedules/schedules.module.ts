import { CLOCK, systemClock } from '@app/kernel';
import { Module } from '@nestjs/common';
import { DueSchedules } from './due-schedules';
import { PreviousJobs } from './previous-jobs';
import { ScheduleHistory } from './schedule-history';
import { ScheduleJobs } from './schedule-jobs';
import { SchedulePreviews } from './schedule-previews';
import { ScheduleTicker } from './schedule-ticker';
import { ScheduleTrigger } from './schedule-trigger';
import { SchedulesController } from './schedules.controller';
import { SchedulesService } from './schedules.service';

const clock = { provide: CLOCK, useValue: systemClock };

/** The API of schedules. */
@Module({
  controllers: [SchedulesController],
  providers: [clock, PreviousJobs, ScheduleJobs, SchedulesService, SchedulePreviews, ScheduleTrigger, ScheduleHistory],
})
export class SchedulesHttpModule {}

/** The ticker, for the worker. */
@Module({
  providers: [clock, PreviousJobs, ScheduleJobs, DueSchedules, ScheduleTicker],
})
export class SchedulesWorkerModule {}

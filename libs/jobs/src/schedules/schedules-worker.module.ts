import { CLOCK, systemClock } from '@app/kernel';
import { Module } from '@nestjs/common';
import { DueSchedules } from './due-schedules';
import { PreviousJobs } from './previous-jobs';
import { ScheduleJobs } from './schedule-jobs';
import { ScheduleTicker } from './schedule-ticker';

/** The ticker, for the worker. */
@Module({
  providers: [{ provide: CLOCK, useValue: systemClock }, PreviousJobs, ScheduleJobs, DueSchedules, ScheduleTicker],
})
export class SchedulesWorkerModule {}

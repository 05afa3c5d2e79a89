import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HandlerRegistry } from './define/handler-registry';
import { JobQueue } from './enqueue/job-queue';
import { Job } from './enqueue/job.entity';
import { Claimer } from './execute/claim';
import { JobWorker } from './execute/job-worker';
import { Leases } from './execute/leases';
import { JobRunner } from './execute/run-job';
import { Run } from './execute/run.entity';
import { Settler } from './execute/settler';
import { JobsController } from './http/jobs.controller';
import { JobsService } from './http/jobs.service';
import { JobsTraceSource } from './jobs.trace-source';
import { Housekeeping } from './maintenance/housekeeping';
import { LostRunsReaper } from './maintenance/lost-runs.reaper';
import { WorkerPresence } from './maintenance/worker-presence';
import { Worker } from './maintenance/worker.entity';
import { Schedule } from './schedules/schedule.entity';
import { SchedulesHttpModule, SchedulesWorkerModule } from './schedules/schedules.module';

/** Enqueueing, for every app. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Job, Run, Schedule, Worker])],
  providers: [JobQueue, WorkerPresence],
  exports: [JobQueue, WorkerPresence],
})
export class JobsModule {}

/** The jobs API. */
@Module({
  imports: [SchedulesHttpModule],
  controllers: [JobsController],
  providers: [JobsService, JobsTraceSource],
})
export class JobsHttpModule {}

/** Claiming, running, settling and the upkeep, for the worker app. Handlers come from the libs that define the jobs. */
@Module({
  imports: [DiscoveryModule, SchedulesWorkerModule],
  providers: [HandlerRegistry, Claimer, Leases, Settler, JobRunner, JobWorker, LostRunsReaper, Housekeeping],
  exports: [JobWorker],
})
export class JobsWorkerModule {}

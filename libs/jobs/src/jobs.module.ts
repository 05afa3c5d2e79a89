import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Controls } from './controls/control-state';
import { HeldJobs } from './controls/held-jobs';
import { LaneControlsController } from './controls/lane-controls.controller';
import { QueueControl } from './controls/queue-control.entity';
import { QueueControlsController } from './controls/queue-controls.controller';
import { QueueControlsService } from './controls/queue-controls.service';
import { HandlerRegistry } from './define/handler-registry';
import { JobQueue } from './enqueue/job-queue';
import { OrderingKeys } from './enqueue/ordering-keys';
import { Job } from './enqueue/job.entity';
import { Claimer } from './execute/claim';
import { JobWorker } from './execute/job-worker';
import { Leases } from './execute/leases';
import { ProgressReports } from './execute/progress-reports';
import { JobRunner } from './execute/run-job';
import { Run } from './execute/run.entity';
import { Settler } from './execute/settler';
import { Successors } from './execute/successors';
import { JobsController } from './http/jobs.controller';
import { JobsService } from './http/jobs.service';
import { WaitingReasons } from './http/waiting-reasons';
import { JobsTraceSource } from './jobs.trace-source';
import { DeletedWorkspaces } from './maintenance/deleted-workspaces';
import { Housekeeping } from './maintenance/housekeeping';
import { LostRunsReaper } from './maintenance/lost-runs.reaper';
import { WorkerPresence } from './maintenance/worker-presence';
import { Worker } from './maintenance/worker.entity';
import { Schedule } from './schedules/schedule.entity';
import { SchedulesHttpModule, SchedulesWorkerModule } from './schedules/schedules.module';

/** Enqueueing, for every app. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Job, QueueControl, Run, Schedule, Worker])],
  providers: [JobQueue, OrderingKeys, WorkerPresence],
  exports: [JobQueue, OrderingKeys, WorkerPresence],
})
export class JobsModule {}

/** The jobs API. */
@Module({
  imports: [SchedulesHttpModule],
  controllers: [JobsController, LaneControlsController, QueueControlsController],
  providers: [JobsService, JobsTraceSource, QueueControlsService, WaitingReasons],
})
export class JobsHttpModule {}

/** Claiming, running, settling and the upkeep, for the worker app. Handlers come from the libs that define the jobs. */
@Module({
  imports: [DiscoveryModule, SchedulesWorkerModule],
  providers: [
    HandlerRegistry,
    Controls,
    HeldJobs,
    Claimer,
    Leases,
    Successors,
    Settler,
    ProgressReports,
    JobRunner,
    JobWorker,
    LostRunsReaper,
    DeletedWorkspaces,
    Housekeeping,
  ],
  exports: [JobWorker],
})
export class JobsWorkerModule {}

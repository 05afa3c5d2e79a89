import { RetentionDaysModule } from '@app/workspaces';
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
import { ProgressWatch } from './execute/progress-watch';
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
import { QueueDepths } from './maintenance/queue-depths';
import { WorkerPresence } from './maintenance/worker-presence';
import { Worker } from './maintenance/worker.entity';
import { Schedule } from './schedules/schedule.entity';
import { SchedulesHttpModule, SchedulesWorkerModule } from './schedules/schedules.module';
import { ExternalJobs } from './operate/external/external-jobs';
import { NewJobsController } from './operate/external/new-jobs.controller';
import { NewJobsService } from './operate/external/new-jobs.service';
import { JobControl } from './operate/job-control';
import { CancelJobsHandler } from './operate/orders/cancel-jobs.handler';
import { JobOrder } from './operate/orders/job-order.entity';
import { JobOrdersController } from './operate/orders/job-orders.controller';
import { JobOrdersService } from './operate/orders/job-orders.service';
import { OrderBatches } from './operate/orders/order-batch';
import { OrderRunner } from './operate/orders/order-runner';
import { RedriveJobsHandler } from './operate/orders/redrive-jobs.handler';
import { RetryJobsHandler } from './operate/orders/retry-jobs.handler';
import { InstallationQueuesController } from './operate/queues/installation-queues.controller';
import { QueuesController } from './operate/queues/queues.controller';
import { QueuesService } from './operate/queues/queues.service';
import { JobRetention } from './operate/retention/job-retention';

/** Enqueueing, for every app. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Job, JobOrder, QueueControl, Run, Schedule, Worker])],
  providers: [ExternalJobs, JobQueue, OrderingKeys, WorkerPresence],
  exports: [ExternalJobs, JobQueue, OrderingKeys, WorkerPresence],
})
export class JobsModule {}

/** The jobs API. */
@Module({
  imports: [SchedulesHttpModule],
  controllers: [
    JobsController,
    NewJobsController,
    JobOrdersController,
    LaneControlsController,
    QueueControlsController,
    QueuesController,
    InstallationQueuesController,
  ],
  providers: [
    JobsService,
    JobControl,
    NewJobsService,
    JobOrdersService,
    QueueControlsService,
    QueuesService,
    WaitingReasons,
    JobsTraceSource,
  ],
  exports: [QueuesService],
})
export class JobsHttpModule {}

/** Claiming, running, settling and the upkeep, for the worker app. Handlers come from the libs that define the jobs. */
@Module({
  imports: [DiscoveryModule, RetentionDaysModule, SchedulesWorkerModule],
  providers: [
    HandlerRegistry,
    Controls,
    HeldJobs,
    Claimer,
    Leases,
    Successors,
    Settler,
    ProgressReports,
    ProgressWatch,
    JobRunner,
    JobWorker,
    LostRunsReaper,
    DeletedWorkspaces,
    QueueDepths,
    Housekeeping,
    OrderBatches,
    OrderRunner,
    RedriveJobsHandler,
    RetryJobsHandler,
    CancelJobsHandler,
    JobRetention,
  ],
  exports: [ProgressWatch, JobWorker, Housekeeping],
})
export class JobsWorkerModule {}

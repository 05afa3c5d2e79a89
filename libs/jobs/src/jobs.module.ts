import { RetentionDaysModule } from '@app/workspaces';
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
import { Schedule } from './maintenance/schedule.entity';
import { WorkerPresence } from './maintenance/worker-presence';
import { Worker } from './maintenance/worker.entity';
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
import { InstallationQueuesController } from './operate/queues/installation-queues.controller';
import { QueuesController } from './operate/queues/queues.controller';
import { QueuesService } from './operate/queues/queues.service';
import { JobRetention } from './operate/retention/job-retention';

/** Enqueueing, for every app. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Job, JobOrder, Run, Schedule, Worker])],
  providers: [ExternalJobs, JobQueue, WorkerPresence],
  exports: [ExternalJobs, JobQueue, WorkerPresence],
})
export class JobsModule {}

/** The jobs API. */
@Module({
  controllers: [JobsController, NewJobsController, JobOrdersController, QueuesController, InstallationQueuesController],
  providers: [JobsService, JobControl, NewJobsService, JobOrdersService, QueuesService, JobsTraceSource],
})
export class JobsHttpModule {}

/** Claiming, running, settling and the upkeep, for the worker app. Handlers come from the libs that define the jobs. */
@Module({
  imports: [DiscoveryModule, RetentionDaysModule],
  providers: [
    HandlerRegistry,
    Claimer,
    Leases,
    Settler,
    JobRunner,
    JobWorker,
    LostRunsReaper,
    Housekeeping,
    OrderBatches,
    OrderRunner,
    RedriveJobsHandler,
    CancelJobsHandler,
    JobRetention,
  ],
  exports: [JobWorker],
})
export class JobsWorkerModule {}

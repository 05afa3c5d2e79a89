import { RetentionDaysModule } from '@app/workspaces';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Controls } from './controls/control-state';
import { HeldJobs } from './controls/held-jobs';
import { HandlerRegistry } from './define/handler-registry';
import { Claimer } from './execute/claim';
import { EagerClaims } from './execute/eager-claims';
import { ProgressWatch } from './execute/progress-watch';
import { JobWorker } from './execute/job-worker';
import { Leases } from './execute/leases';
import { ProgressReports } from './execute/progress-reports';
import { JobRunner } from './execute/run-job';
import { Settler } from './execute/settler';
import { Successors } from './execute/successors';
import { DeletedWorkspaces } from './maintenance/deleted-workspaces';
import { Housekeeping } from './maintenance/housekeeping';
import { LostRunsReaper } from './maintenance/lost-runs.reaper';
import { QueueDepths } from './maintenance/queue-depths';
import { SchedulesWorkerModule } from './schedules/schedules-worker.module';
import { CancelJobsHandler } from './operate/orders/cancel-jobs.handler';
import { OrderBatches } from './operate/orders/order-batch';
import { OrderRunner } from './operate/orders/order-runner';
import { RedriveJobsHandler } from './operate/orders/redrive-jobs.handler';
import { RetryJobsHandler } from './operate/orders/retry-jobs.handler';
import { JobRetention } from './operate/retention/job-retention';

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
    EagerClaims,
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
  exports: [ProgressWatch, JobWorker, EagerClaims, Housekeeping],
})
export class JobsWorkerModule {}

import { Module } from '@nestjs/common';
import { LaneControlsController } from './controls/lane-controls.controller';
import { QueueControlsController } from './controls/queue-controls.controller';
import { QueueControlsService } from './controls/queue-controls.service';
import { JobsController } from './http/jobs.controller';
import { JobsService } from './http/jobs.service';
import { WaitingReasons } from './http/waiting-reasons';
import { JobsTraceSource } from './jobs.trace-source';
import { SchedulesHttpModule } from './schedules/schedules-http.module';
import { NewJobsController } from './operate/external/new-jobs.controller';
import { NewJobsService } from './operate/external/new-jobs.service';
import { JobControl } from './operate/job-control';
import { JobOrdersController } from './operate/orders/job-orders.controller';
import { JobOrdersService } from './operate/orders/job-orders.service';
import { InstallationQueuesController } from './operate/queues/installation-queues.controller';
import { QueuesController } from './operate/queues/queues.controller';
import { QueuesService } from './operate/queues/queues.service';

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
  exports: [JobsTraceSource, QueuesService],
})
export class JobsHttpModule {}

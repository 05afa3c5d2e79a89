import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { QueueControl } from './controls/queue-control.entity';
import { JobQueue } from './enqueue/job-queue';
import { OrderingKeys } from './enqueue/ordering-keys';
import { Job } from './enqueue/job.entity';
import { Run } from './execute/run.entity';
import { WorkerPresence } from './maintenance/worker-presence';
import { Worker } from './maintenance/worker.entity';
import { Schedule } from './schedules/schedule.entity';
import { ExternalJobs } from './operate/external/external-jobs';
import { JobOrder } from './operate/orders/job-order.entity';

/** Enqueueing, for every app. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Job, JobOrder, QueueControl, Run, Schedule, Worker])],
  providers: [ExternalJobs, JobQueue, OrderingKeys, WorkerPresence],
  exports: [ExternalJobs, JobQueue, OrderingKeys, WorkerPresence],
})
export class JobsModule {}

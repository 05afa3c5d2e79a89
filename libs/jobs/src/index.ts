export { defineJob, type JobDefinition } from './define/define-job';
export { HandlesJob, type JobContext, type JobHandler } from './define/job-handler';
export { discard, done, type JobFailure, type JobOutcome, retry, snooze } from './define/outcome';
export { type EnqueuedJob, JobQueue } from './enqueue/job-queue';
export { insertJobs, jobParameters, type NewJob } from './enqueue/new-jobs';
export { JobWorker } from './execute/job-worker';
export { JOB_STATUSES, JOB_TRANSITIONS, type JobStatus, RUN_STATUSES, type RunStatus } from './job-states';
export { JobsHttpModule, JobsModule, JobsWorkerModule } from './jobs.module';
export { WorkerPresence } from './maintenance/worker-presence';

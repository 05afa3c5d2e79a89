import { fullJitterDelay } from '@app/kernel';
import { boundedResult } from '../define/bounded-result';
import type { JobDefinition } from '../define/define-job';
import type { JobFailure, JobOutcome } from '../define/outcome';
import type { JobStatus, RunStatus } from '../job-states';
import type { ClaimedJob } from './claim';

/** What the end of an attempt writes. */
export interface Settlement {
  readonly job: ClaimedJob;
  readonly jobStatus: JobStatus;
  readonly runStatus: RunStatus;
  /** When the job may run again, in milliseconds from now; for a job that is not over. */
  readonly delayMs?: number;
  /** The attempt does not count. */
  readonly attemptGivenBack: boolean;
  readonly result?: unknown;
  readonly error?: JobFailure;
}

/** Translates a handler's outcome into the states of job and run: the whole retry rule. */
export function settlementOf(job: ClaimedJob, outcome: JobOutcome, definition: JobDefinition): Settlement {
  switch (outcome.kind) {
    case 'done':
      return {
        job,
        jobStatus: 'success',
        runStatus: 'success',
        attemptGivenBack: false,
        result: boundedResult(outcome.result),
      };
    case 'discard':
      return { job, jobStatus: 'dead', runStatus: 'failed', attemptGivenBack: false, error: outcome.reason };
    case 'snooze': {
      const delayMs = delayOf(outcome.afterMs);
      const error = { code: 'snoozed', message: outcome.reason };
      return { job, jobStatus: 'queued', runStatus: 'snoozed', attemptGivenBack: true, delayMs, error };
    }
    case 'retry': {
      const failed = { job, runStatus: 'failed', attemptGivenBack: false, error: outcome.reason } as const;
      if (job.attempt >= job.maxAttempts) return { ...failed, jobStatus: 'dead' };
      return {
        ...failed,
        jobStatus: 'failed',
        delayMs: delayOf(outcome.afterMs ?? fullJitterDelay(definition.backoff, job.attempt)),
      };
    }
  }
}

/** Throws a RangeError for what is no time at all, such as a date that could not be parsed. */
function delayOf(milliseconds: number): number {
  if (!Number.isFinite(milliseconds)) throw new RangeError('the outcome names no time for the next attempt');
  return Math.max(0, milliseconds);
}

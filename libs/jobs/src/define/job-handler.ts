import type { WorkspaceScope } from '@app/kernel';
import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import type { JobDefinition } from './define-job';
import type { JobOutcome } from './outcome';

/** One attempt, as its handler sees it. */
export interface JobContext<Payload> {
  readonly scope: WorkspaceScope;
  readonly jobId: string;
  readonly payload: Payload;
  /** Counted from 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** Aborts on timeout, on a lost lease and on shutdown: pass it to everything that waits. */
  readonly signal: AbortSignal;
  readonly traceId: string;
  readonly correlationId: string | null;
}

export interface JobHandler<Payload> {
  /** May run more than once for the same job, never twice at the same time. A thrown error becomes an outcome. */
  run(context: JobContext<Payload>): Promise<JobOutcome>;
}

export const HANDLED_JOB = 'signalbox:handled-job';

/** Makes the class the handler of the job type. */
export const HandlesJob = <Payload>(definition: JobDefinition<Payload>) =>
  applyDecorators(Injectable(), SetMetadata(HANDLED_JOB, definition));

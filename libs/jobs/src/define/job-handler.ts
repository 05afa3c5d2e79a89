import type { WorkspaceScope } from '@app/kernel';
import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import type { Backlog } from '../execute/backlogs';
import type { JobDefinition } from './define-job';
import type { JobOutcome } from './outcome';

/** How far an attempt is, in units of the handler's own. */
export interface JobProgress {
  readonly done: number;
  /** Null or left out: nobody knows how much there is. */
  readonly total?: number | null;
  /** For people; at most 500 characters are kept. No secrets. */
  readonly message?: string;
}

/** One attempt, as its handler sees it. */
export interface JobContext<Payload> {
  readonly scope: WorkspaceScope;
  readonly jobId: string;
  readonly payload: Payload;
  /** Counted from 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** Aborts on timeout, cancelling, a lost lease and shutdown: pass it to everything that waits. */
  readonly signal: AbortSignal;
  readonly traceId: string;
  readonly correlationId: string | null;
  /** Of its workspace: what is done for several jobs together is done apart for such, so that nobody waits for all of them. */
  readonly backlog: Backlog;
  /** Says how far the attempt is. Costs next to nothing: it is written once a second at most, and before the end. */
  readonly progress: (progress: JobProgress) => void;
}

export interface JobHandler<Payload> {
  /** May run more than once for the same job, never twice at the same time. A thrown error becomes an outcome. */
  run(context: JobContext<Payload>): Promise<JobOutcome>;
}

export const HANDLED_JOB = 'signalbox:handled-job';

/** Makes the class the handler of the job type. */
export const HandlesJob = <Payload>(definition: JobDefinition<Payload>) =>
  applyDecorators(Injectable(), SetMetadata(HANDLED_JOB, definition));

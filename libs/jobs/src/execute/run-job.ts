import { setTimeout as delay } from 'node:timers/promises';
import { isRowFault } from '@app/database';
import { Unavailable, WorkspaceScope } from '@app/kernel';
import { attemptSpan, withTrace } from '@app/observability';
import { Injectable, Logger } from '@nestjs/common';
import { payloadProblems } from '../define/define-job';
import { type HandledJob, HandlerRegistry } from '../define/handler-registry';
import { discard, type JobOutcome } from '../define/outcome';
import type { ClaimedJob } from './claim';
import { failureOf, outcomeOf } from './error-outcome';
import { handlerSeconds } from './job-metrics';
import { JobCancelled, LeaseLost, Leases } from './leases';
import { ProgressWatch } from './progress-watch';
import { ProgressReports } from './progress-reports';
import { type Settlement, settlementOf } from './settlement';
import { Settler } from './settler';

/** The worker is going down: what is not done is handed back. */
export class WorkerStopping extends Error {
  readonly code = 'worker_stopping';
  constructor() {
    super('the worker stopped before the attempt ended');
  }
}

/** The handler took longer than its definition allows. */
class AttemptTimeout extends Error {
  readonly code = 'attempt_timeout';
  constructor(milliseconds: number) {
    super(`the attempt took longer than ${milliseconds} ms`);
  }
}

/** The job was claimed ahead of a free slot, and none became free, or the worker stopped. */
class NotStarted extends Error {
  readonly code = 'not_started';
  constructor() {
    super('the job was handed back before its attempt began');
  }
}

/** Between two tries to settle while the database is away, in milliseconds. */
const SETTLE_AGAIN_MS = 500;

/** Runs one claimed job from its first line to its settlement. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger('JobRunner');

  constructor(
    private readonly registry: HandlerRegistry,
    private readonly leases: Leases,
    private readonly settler: Settler,
    private readonly progress: ProgressReports,
    private readonly goingOn: ProgressWatch,
  ) {}

  /**
   * Never throws: however the handler ends, the job is settled, or its lease runs out and the reaper takes over.
   *
   * @param handled called when the handler has ended: what is left is waiting for the database
   */
  async run(job: ClaimedJob, handled: () => void = () => undefined): Promise<void> {
    const known = this.registry.get(job.type);
    if (!known) return; // cannot be: a worker claims only types it knows
    const abort = this.leases.hold(job);
    this.goingOn.runBegins(job.runId, job.type, known.definition.timeoutMs);
    try {
      const span = attemptSpan(startOf(job), { traceId: job.traceId, jobId: job.id, runId: job.runId });
      const settlement = await withTrace(span.trace, () => this.attempt(job, known, abort));
      span.end(endOf(settlement));
      handled();
      await this.progress.finish(job);
      if (settlement) await this.settle(settlement);
    } finally {
      this.goingOn.runEnds(job.runId);
      this.leases.release(job);
    }
  }

  /** Gives up a claimed job whose handler has not begun: it is due again, and the attempt does not count. */
  async handBack(job: ClaimedJob): Promise<void> {
    try {
      await this.settle(handedBack(job, new NotStarted()));
    } finally {
      this.leases.release(job);
    }
  }

  private async attempt(job: ClaimedJob, handled: HandledJob, abort: AbortController): Promise<Settlement | undefined> {
    const { definition } = handled;
    const startedAt = performance.now();
    const timer = setTimeout(() => abort.abort(new AttemptTimeout(definition.timeoutMs)), definition.timeoutMs);
    try {
      return settlementOf(job, await this.outcome(job, handled, abort.signal), definition);
    } catch (error) {
      const reason: unknown = abort.signal.aborted ? abort.signal.reason : undefined;
      if (reason instanceof LeaseLost) return undefined;
      if (reason instanceof WorkerStopping) return handedBack(job, reason);
      if (reason instanceof JobCancelled) return cancelled(job, reason);
      return settlementOf(job, outcomeOf(reason ?? error), definition);
    } finally {
      handlerSeconds.observe({ type: job.type }, (performance.now() - startedAt) / 1_000);
      clearTimeout(timer);
    }
  }

  private async outcome(job: ClaimedJob, handled: HandledJob, signal: AbortSignal): Promise<JobOutcome> {
    const { definition, handler } = handled;
    signal.throwIfAborted();
    if (!definition.validate(job.payload)) {
      return discard({ code: 'invalid_payload', message: payloadProblems(definition) });
    }
    let over = false;
    const attempt = handler.run({
      scope: WorkspaceScope.of(job.tenantId),
      jobId: job.id,
      payload: job.payload,
      attempt: job.attempt,
      maxAttempts: job.maxAttempts,
      signal,
      traceId: job.traceId,
      correlationId: job.correlationId,
      backlog: job.backlog,
      // What a handler says that was cut off and goes on is not heard.
      progress: (progress) => (over ? undefined : this.progress.report(job, progress)),
    });
    try {
      // A handler that ignores its signal must not hold the slot for ever.
      return await endOrAbort(attempt, signal, () => this.goingOn.watchEnd(job.type, attempt));
    } finally {
      over = true;
    }
  }

  private async settle(settlement: Settlement): Promise<void> {
    try {
      const settled = await this.settleWhenPossible(settlement);
      if (!settled) this.logger.warn('the lease was lost before the attempt ended', { jobId: settlement.job.id });
    } catch (error) {
      // The lease runs out and another attempt follows: late, not lost.
      this.logger.error('an attempt could not be settled', { jobId: settlement.job.id, error });
    }
  }

  /** The work is done: it must not be done again because its end could not be written at once. */
  private async settleWhenPossible(settlement: Settlement): Promise<boolean> {
    for (;;) {
      try {
        return await this.settler.settle(settlement);
      } catch (error) {
        if (isRowFault(error)) return this.settler.settle(withoutDetails(settlement));
        const passing = error instanceof Unavailable && error.code !== 'shutting_down';
        if (!passing) throw error;
        await delay(SETTLE_AGAIN_MS);
      }
    }
  }
}

/** The same end without what the handler said, which the database refuses: text with a zero character, for one. */
function withoutDetails({ job, jobStatus, runStatus, attemptGivenBack, delayMs }: Settlement): Settlement {
  const error = { code: 'outcome_not_storable', message: 'The attempt ended, but its details could not be stored.' };
  return { job, jobStatus, runStatus, attemptGivenBack, delayMs, error };
}

const startOf = ({ id, runId, type, attempt }: ClaimedJob) => ({
  name: type,
  kind: 'consumer' as const,
  attributes: { 'signalbox.job.id': id, 'signalbox.run.id': runId, 'signalbox.job.attempt': attempt },
});

/** What went wrong, for the span; being put off or cancelled is no error. */
function endOf(settlement: Settlement | undefined): string | undefined {
  if (!settlement) return 'lease_lost';
  return settlement.runStatus === 'failed' ? settlement.error?.code : undefined;
}

function handedBack(job: ClaimedJob, reason: Error): Settlement {
  const error = failureOf(reason);
  return { job, jobStatus: 'queued', runStatus: 'snoozed', attemptGivenBack: true, delayMs: 0, error };
}

function cancelled(job: ClaimedJob, reason: Error): Settlement {
  return { job, jobStatus: 'cancelled', runStatus: 'cancelled', attemptGivenBack: false, error: failureOf(reason) };
}

/** What the handler answers, unless the signal aborts first. */
function endOrAbort<T>(attempt: Promise<T>, signal: AbortSignal, cutOff: () => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => {
      cutOff();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort, { once: true });
    attempt.then(resolve, reject);
  });
}

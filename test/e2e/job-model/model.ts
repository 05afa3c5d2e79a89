import { FINISHED, type JobStatus, type RunStatus } from '../../../libs/jobs/src/job-states';

/** A job as the simple model knows it. */
export interface ModelJob {
  readonly id: string;
  readonly orderingKey: string | null;
  status: JobStatus;
  attempts: number;
  maxAttempts: number;
  lostRuns: number;
  due: boolean;
  cancelRequested: boolean;
  runs: RunStatus[];
}

export type Ending = 'done' | 'retry' | 'snooze' | 'discard';

/** What should be true of jobs: maps and ifs, no database, no leases, no clock. */
export class JobModel {
  readonly jobs = new Map<string, ModelJob>();
  /** The one job of each ordering key that may run. */
  private readonly heads = new Map<string, string>();
  paused = false;

  add(id: string, orderingKey: string | null, maxAttempts: number, due: boolean): void {
    const runs: RunStatus[] = [];
    const job = { id, orderingKey, maxAttempts, due, runs, status: 'queued' as const };
    this.jobs.set(id, { ...job, attempts: 0, lostRuns: 0, cancelRequested: false });
    this.moveLines();
  }

  job(id: string): ModelJob {
    const job = this.jobs.get(id);
    if (!job) throw new Error(`the model has no job ${id}`);
    return job;
  }

  isFree({ id, orderingKey }: ModelJob): boolean {
    return orderingKey === null || this.heads.get(orderingKey) === id;
  }

  claimable(): string[] {
    const may = (job: ModelJob) => isWaiting(job) && job.due && this.isFree(job);
    return this.paused ? [] : [...this.jobs.values()].filter(may).map(({ id }) => id);
  }

  claim(id: string): void {
    const job = this.job(id);
    job.status = 'running';
    job.attempts += 1;
    job.runs.push('running');
  }

  end(id: string, ending: Ending): void {
    const job = this.job(id);
    const lastAttempt = job.attempts >= job.maxAttempts;
    const run = { done: 'success', retry: 'failed', snooze: 'snoozed', discard: 'failed' }[ending] as RunStatus;
    const status = { done: 'success', retry: lastAttempt ? 'dead' : 'failed', snooze: 'queued', discard: 'dead' }[
      ending
    ] as JobStatus;
    const cancelled = job.cancelRequested && !FINISHED.includes(status);
    if (ending === 'snooze') job.attempts -= 1;
    this.leave(job, cancelled ? 'cancelled' : status, cancelled ? 'cancelled' : run);
    job.lostRuns = 0;
    if (isWaiting(job)) job.due = false;
  }

  /** Jobs whose runs are lost together: those for which it is not the first time in a row come back one after the other. */
  lose(ids: readonly string[]): void {
    for (const [place, id] of ids.toSorted().entries()) {
      const job = this.job(id);
      job.due = job.lostRuns === 0 || place === 0;
      job.lostRuns += 1;
      const dead = job.lostRuns >= 3 || job.attempts >= job.maxAttempts;
      this.leave(job, job.cancelRequested ? 'cancelled' : dead ? 'dead' : 'failed', 'lost');
    }
  }

  cancel(id: string): void {
    const job = this.job(id);
    if (job.status === 'running') job.cancelRequested = true;
    else if (isWaiting(job)) job.status = 'cancelled';
    this.moveLines();
  }

  retry(id: string): void {
    const job = this.job(id);
    if (!['dead', 'cancelled', 'failed'].includes(job.status)) return;
    const wasFinished = FINISHED.includes(job.status);
    Object.assign(job, { status: 'queued', due: true, lostRuns: 0 });
    job.maxAttempts = Math.max(job.maxAttempts, job.attempts + 1);
    if (wasFinished) this.moveLines();
  }

  private leave(job: ModelJob, status: JobStatus, run: RunStatus): void {
    job.status = status;
    job.runs[job.runs.length - 1] = run;
    job.cancelRequested = false;
    this.moveLines();
  }

  /** A line whose first job has ended goes on with the one that has the smallest id. */
  private moveLines(): void {
    for (const [key, id] of this.heads) if (FINISHED.includes(this.job(id).status)) this.heads.delete(key);
    for (const job of [...this.jobs.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (job.orderingKey === null || FINISHED.includes(job.status) || this.heads.has(job.orderingKey)) continue;
      this.heads.set(job.orderingKey, job.id);
    }
  }
}

export const isWaiting = ({ status }: ModelJob) => status === 'queued' || status === 'failed';

import { SETTINGS, type Settings } from '@app/config';
import { Database, uuidArray } from '@app/database';
import { ShortLived } from '@app/kernel';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ClaimedJob } from './claim';
import { leasesLost } from './job-metrics';

interface Held {
  readonly jobId: string;
  readonly abort: AbortController;
  /** On the clock of `performance.now()`: when the lease was last known to be ours. */
  renewedAt: number;
}

/** Why a signal aborted. */
export class LeaseLost extends Error {
  readonly code = 'lease_lost';
  constructor() {
    super('the lease ran out and the job went to another worker');
  }
}

/** Somebody wants the job to end, so its attempt does. */
export class JobCancelled extends Error {
  readonly code = 'job_cancelled';
  constructor() {
    super('the job was cancelled while it was running');
  }
}

/**
 * The leases this worker holds. While a job runs, a heartbeat extends its lease; a lost one aborts its handler. So does
 * one that could not be extended until it ran out: another worker may have the job by then. The heartbeat also sees who
 * is to be cancelled, if no broadcast said so before.
 */
@Injectable()
export class Leases {
  private readonly logger = new Logger('Leases');
  /** By run. */
  private readonly held = new ShortLived<Held>();
  private timer?: NodeJS.Timeout;
  private stopping?: Error;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Begins the heartbeat: three in the time of one lease. */
  start(): void {
    this.timer = setInterval(() => void this.beat(), this.leaseMs / 3);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** From the claim on: the heartbeat extends the lease also while the job waits for its slot. */
  hold(job: ClaimedJob): AbortController {
    const held = this.held.get(job.runId);
    if (held) return held.abort;
    const abort = new AbortController();
    if (this.stopping) abort.abort(this.stopping);
    this.held.set(job.runId, { jobId: job.id, abort, renewedAt: performance.now() });
    return abort;
  }

  release(job: ClaimedJob): void {
    this.held.delete(job.runId);
  }

  /** Aborts every handler under way, and those that would still begin, at shutdown. */
  abortAll(reason: Error): void {
    this.stopping = reason;
    for (const { abort } of this.held.values()) abort.abort(reason);
  }

  /** Aborts the handlers of these jobs, as far as they run here. */
  cancel(jobIds: ReadonlySet<string>): void {
    for (const { jobId, abort } of this.held.values()) if (jobIds.has(jobId)) abort.abort(new JobCancelled());
  }

  /** Extends all leases. Public for tests; the timer of {@link start} calls it. */
  async beat(): Promise<void> {
    this.abortExpired();
    const leases = this.held.entries();
    if (leases.length === 0) return;
    const at = performance.now();
    try {
      const ended = await this.database.systemStatement<{ run_id: string; cancelled: boolean }>('dispatch', EXTEND, [
        uuidArray(leases.map(([, { jobId }]) => jobId)),
        uuidArray(leases.map(([runId]) => runId)),
        this.settings.WORKER_LEASE_SECONDS,
      ]);
      for (const [, lease] of leases) lease.renewedAt = at;
      // A job that was settled while the heartbeat was on its way is no longer held, and not lost.
      for (const { run_id: runId, cancelled } of ended) {
        const lease = this.held.get(runId);
        if (!cancelled && lease) leasesLost.inc();
        lease?.abort.abort(cancelled ? new JobCancelled() : new LeaseLost());
      }
    } catch (error) {
      this.logger.warn('heartbeat failed; leases last a while longer', { error });
    }
  }

  /** Half a heartbeat early rather than late, because the next look is a whole one away. */
  private abortExpired(): void {
    const longest = this.leaseMs - this.leaseMs / 6;
    for (const { abort, renewedAt } of this.held.values()) {
      if (performance.now() - renewedAt >= longest) abort.abort(new LeaseLost());
    }
  }

  private get leaseMs(): number {
    return this.settings.WORKER_LEASE_SECONDS * 1_000;
  }
}

/**
 * Answers with the leases that are lost, and with those whose job is to be cancelled. A row that is locked is being settled
 * this moment: waiting for it would hold up all other leases, and each waiting for rows of the other would be a deadlock.
 * The lease alone tells that a job runs; asked for its status, PostgreSQL may read all that ran lately by the index of leases.
 */
export const EXTEND = `
with lease as (
  select * from unnest($1::uuid[], $2::uuid[]) as lease (job_id, run_id)
),
held as (
  select jobs.id from lease join jobs on jobs.id = lease.job_id
  where jobs.lease_token = lease.run_id
  for update of jobs skip locked
),
extended as (
  update jobs set lease_expires_at = now() + make_interval(secs => $3) from held where jobs.id = held.id
)
select run_id, jobs.id is not null as cancelled
from lease left join jobs on jobs.id = lease.job_id and jobs.lease_token = lease.run_id
where jobs.id is null or jobs.cancel_requested_at is not null`;

import { SETTINGS, type Settings } from '@app/config';
import { Database, uuidArray } from '@app/database';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ClaimedJob } from './claim';

interface Held {
  readonly jobId: string;
  readonly abort: AbortController;
}

/** Why a signal aborted. */
export class LeaseLost extends Error {
  readonly code = 'lease_lost';
  constructor() {
    super('the lease ran out and the job went to another worker');
  }
}

/** The leases this worker holds. While a job runs, a heartbeat extends its lease; a lost one aborts its handler. */
@Injectable()
export class Leases {
  private readonly logger = new Logger('Leases');
  private readonly held = new Map<string, Held>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Begins the heartbeat: three in the time of one lease. */
  start(): void {
    this.timer = setInterval(() => void this.beat(), (this.settings.WORKER_LEASE_SECONDS * 1_000) / 3);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  hold(job: ClaimedJob): AbortController {
    const abort = new AbortController();
    this.held.set(job.runId, { jobId: job.id, abort });
    return abort;
  }

  release(job: ClaimedJob): void {
    this.held.delete(job.runId);
  }

  /** Aborts every handler under way, at shutdown. */
  abortAll(reason: Error): void {
    for (const { abort } of this.held.values()) abort.abort(reason);
  }

  private async beat(): Promise<void> {
    if (this.held.size === 0) return;
    const leases = [...this.held.entries()];
    try {
      const rows = await this.database.systemStatement<{ run_id: string }>(
        'dispatch',
        `with extended as (
           update jobs set lease_expires_at = now() + make_interval(secs => $3)
           from unnest($1::uuid[], $2::uuid[]) as lease (job_id, run_id)
           where jobs.id = lease.job_id and jobs.lease_token = lease.run_id and jobs.status = 'running'
           returning lease.run_id
         )
         select run_id from extended`,
        [
          uuidArray(leases.map(([, { jobId }]) => jobId)),
          uuidArray(leases.map(([runId]) => runId)),
          this.settings.WORKER_LEASE_SECONDS,
        ],
      );
      const live = new Set(rows.map((row) => row.run_id));
      for (const [runId, { abort }] of leases) {
        // A job that was settled while the heartbeat was on its way is no longer held, and not lost.
        if (!live.has(runId) && this.held.has(runId)) abort.abort(new LeaseLost());
      }
    } catch (error) {
      this.logger.warn('heartbeat failed; leases last a while longer', { error });
    }
  }
}

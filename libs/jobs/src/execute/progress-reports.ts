import { ChangeFeed } from '@app/changes';
import { Database, jsonbArray, uuidArray } from '@app/database';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { JobProgress } from '../define/job-handler';
import type { ClaimedJob } from './claim';

/** Between two writes of one job's progress, in milliseconds. */
const PERIOD_MS = 1_000;
const LONGEST_MESSAGE = 500;

interface Report {
  readonly jobId: string;
  readonly tenantId: string;
  readonly progress: { readonly done: number; readonly total: number | null; readonly message: string | null };
}

/**
 * What handlers say of how far they are. The reports of all jobs of this process are gathered for a second and written
 * in one statement, the newest of each job; the last one is written before the job is settled.
 */
@Injectable()
export class ProgressReports implements OnModuleDestroy {
  private readonly logger = new Logger('ProgressReports');
  private pending = new Map<string, Report>();
  /** Runs that have said something, so that their end waits for it to be written. */
  private readonly speakers = new Set<string>();
  private writing: Promise<void> = Promise.resolve();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly feed: ChangeFeed,
  ) {}

  /** Costs no more than a note. */
  report(job: ClaimedJob, { done, total, message }: JobProgress): void {
    this.speakers.add(job.runId);
    const progress = { done: numberOf(done) ?? 0, total: numberOf(total), message: textOf(message) };
    this.pending.set(job.runId, { jobId: job.id, tenantId: job.tenantId, progress });
    this.timer ??= setTimeout(() => void this.flush(), PERIOD_MS);
  }

  /** Resolves when the job's last report is written. */
  async finish(job: ClaimedJob): Promise<void> {
    if (this.speakers.delete(job.runId)) await this.flush();
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  private flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const reports = [...this.pending.entries()];
    this.pending = new Map();
    // One after another, so that an older report never overwrites a newer one.
    this.writing = this.writing.then(() => this.write(reports));
    return this.writing;
  }

  private async write(reports: readonly (readonly [string, Report])[]): Promise<void> {
    if (reports.length === 0) return;
    try {
      await this.database.systemStatement('dispatch', WRITE, [
        uuidArray(reports.map(([, { jobId }]) => jobId)),
        uuidArray(reports.map(([runId]) => runId)),
        jsonbArray(reports.map(([, { progress }]) => progress)),
      ]);
      for (const [, { tenantId, jobId }] of reports) this.feed.note(tenantId, 'jobs', jobId, 'running');
    } catch (error) {
      // It is told, not kept: the next report says more.
      this.logger.debug('progress was not written', { error });
    }
  }
}

const numberOf = (value: number | null | undefined) =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** PostgreSQL stores no zero character, nor half of a surrogate pair. */
const textOf = (text: string | undefined) =>
  text?.replaceAll('\u0000', '').slice(0, LONGEST_MESSAGE).toWellFormed() ?? null;

/** Fenced: only while the lease is the reporter's. A row that is locked is being settled or extended this moment. */
const WRITE = `
with report as (
  select * from unnest($1::uuid[], $2::uuid[], $3::jsonb[]) as report (job_id, run_id, progress)
),
held as (
  select jobs.id, report.progress from report join jobs on jobs.id = report.job_id
  where jobs.lease_token = report.run_id and jobs.status = 'running'
  order by jobs.id for update of jobs
)
update jobs set progress_json = held.progress from held where jobs.id = held.id
returning jobs.id`;

import { type WorkspaceScope, newId } from '@app/kernel';
import { Controls } from '../../../libs/jobs/src/controls/control-state';
import { HeldJobs } from '../../../libs/jobs/src/controls/held-jobs';
import { OrderingKeys } from '../../../libs/jobs/src/enqueue/ordering-keys';
import type { ClaimedJob } from '../../../libs/jobs/src/execute/claim';
import { Settler } from '../../../libs/jobs/src/execute/settler';
import { type JobStatus, JOB_TRANSITIONS, type RunStatus } from '../../../libs/jobs/src/job-states';
import { LostRunsReaper } from '../../../libs/jobs/src/maintenance/lost-runs.reaper';
import { note, type TestJobs } from '../../support/test-jobs';
import { isWaiting, type JobModel } from './model';

interface JobRow {
  readonly id: string;
  readonly status: JobStatus;
  readonly attempts: number;
  readonly lost_runs: number;
  readonly held_by: string | null;
  readonly asked: boolean;
  readonly leased: boolean;
}

interface RunRow {
  readonly id: string;
  readonly job_id: string;
  readonly status: RunStatus;
}

const LEGAL = new Set<string>(JOB_TRANSITIONS.map(({ from, to }) => `${from} ${to}`));

/** The engine on a real database, moved by hand, and what the test has seen of it so far. */
export class JobSystem {
  /** Jobs that a living worker holds, and those whose worker is gone. */
  held: ClaimedJob[] = [];
  abandoned: ClaimedJob[] = [];
  /** Leases that were lost: whoever had them may come back and must change nothing. */
  stale: ClaimedJob[] = [];
  private statuses = new Map<string, JobStatus>();
  private settledRuns = new Map<string, string>();

  private constructor(
    readonly jobs: TestJobs,
    readonly scope: WorkspaceScope,
  ) {}

  static async fresh(jobs: TestJobs): Promise<JobSystem> {
    await jobs.database.query('truncate jobs, runs, event_log, queue_controls');
    const system = new JobSystem(jobs, await jobs.workspace());
    system.part(Controls).forget();
    return system;
  }

  get settler(): Settler {
    return this.part(Settler);
  }

  reap(): Promise<number> {
    return this.part(LostRunsReaper).reap();
  }

  /** What is due a little later stays so until time passes: the test takes time as well. */
  async putOffLater(): Promise<void> {
    await this.jobs.database.query(
      `update jobs set run_at = run_at + interval '1 day' where status = 'failed' and lost_runs > 0 and run_at > updated_at`,
    );
  }

  /** Jobs as the database has them now, by id. */
  async ids(): Promise<string[]> {
    return (await this.jobs.database.query<{ id: string }>('select id from jobs order by id')).map(({ id }) => id);
  }

  async pause(paused: boolean): Promise<void> {
    await this.jobs.database.query('delete from queue_controls');
    if (paused) {
      await this.jobs.database.query(
        `insert into queue_controls (id, tenant_id, target, name, paused) values ($1, $2, 'type', $3, true)`,
        [newId(), this.scope.workspaceId, note.type],
      );
    }
    this.part(Controls).forget();
  }

  /** What the sweep does, so that the outcome does not hang on what is still under way. */
  async sweep(): Promise<void> {
    await this.part(OrderingKeys).sweep();
    await this.part(HeldJobs).makeWay();
  }

  /** Compares everything with the model, and with what was seen before. */
  async check(model: JobModel): Promise<void> {
    await this.sweep();
    const rows = await this.jobs.database.query<JobRow>(
      `select id, status, attempts, lost_runs, held_by, cancel_requested_at is not null as asked,
         lease_token is not null as leased from jobs`,
    );
    const runs = await this.jobs.database.query<RunRow>('select * from runs order by id');
    expect(rows.map(({ id }) => id).sort()).toEqual([...model.jobs.keys()].sort());
    for (const row of rows) {
      const { status, attempts, lostRuns, cancelRequested, ...job } = model.job(row.id);
      const statesOfRuns = runs.filter((run) => run.job_id === row.id).map((run) => run.status);
      const inLine = isWaiting(model.job(row.id)) && !model.isFree(model.job(row.id));
      expect({ ...row, runs: statesOfRuns, held_by: row.held_by === 'ordering' && row.status !== 'cancelled' }).toEqual(
        {
          id: row.id,
          status,
          attempts,
          lost_runs: lostRuns,
          asked: cancelRequested,
          leased: status === 'running',
          runs: job.runs,
          held_by: inLine,
        },
      );
      const before = this.statuses.get(row.id) ?? 'queued';
      if (before !== row.status && !LEGAL.has(`${before} ${row.status}`)) {
        throw new Error(`illegal transition from ${before} to ${row.status}`);
      }
      this.statuses.set(row.id, row.status);
    }
    for (const run of runs.filter(({ status }) => status !== 'running')) {
      const now = JSON.stringify(run);
      expect(now).toBe(this.settledRuns.get(run.id) ?? now);
      this.settledRuns.set(run.id, now);
    }
  }

  private part<T>(type: new (...parts: never[]) => T): T {
    return this.jobs.worker.get<T>(type, { strict: false });
  }
}

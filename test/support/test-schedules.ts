import { Database } from '@app/database';
import { defineJob } from '@app/jobs';
import { type Clock, newId, type WorkspaceScope } from '@app/kernel';
import { DueSchedules } from '../../libs/jobs/src/schedules/due-schedules';
import type { CatchUp, Overlap } from '../../libs/jobs/src/schedules/policies';
import { ScheduleJobs } from '../../libs/jobs/src/schedules/schedule-jobs';
import { EventLog } from '@app/audit';
import { TestJobs } from './test-jobs';

interface Report {
  readonly name: string;
  readonly pages?: number;
}

/** A job that schedules may make through the API. It has no handler: tests move it by hand. */
export const report = defineJob<Report>('test.report', {
  lane: 'bulk',
  maxAttempts: 3,
  external: { permission: 'connectors:call' },
  payload: {
    type: 'object',
    additionalProperties: false,
    required: ['name'],
    properties: { name: { type: 'string' }, pages: { type: 'integer', minimum: 1, nullable: true } },
  },
});

export interface ScheduleFields {
  readonly cron?: string;
  readonly timezone?: string;
  readonly overlap?: Overlap;
  readonly catchUp?: CatchUp;
  readonly jitterMs?: number;
  readonly jobType?: string;
  readonly payload?: object;
  readonly enabled?: boolean;
  /** The tick that it waits for. */
  readonly nextRunAt: Date | null;
}

export interface ScheduledRow {
  readonly id: string;
  readonly at: string;
  readonly status: string;
  readonly run_at: Date;
  readonly ordering_key: string;
  readonly cancel_requested_at: Date | null;
  readonly finished_at: Date | null;
}

/** A clock that stands still until a test moves it. */
class StandingClock implements Clock {
  time = new Date('2026-06-01T00:00:00Z');
  now(): Date {
    return this.time;
  }
}

/** Schedules, and tickers that a test moves by hand on a clock of its own. */
export class TestSchedules {
  readonly clock = new StandingClock();

  private constructor(
    readonly jobs: TestJobs,
    private readonly tickerClock?: Clock,
  ) {}

  /** @param clock what the tickers go by; by default one that stands still */
  static async start(clock?: Clock): Promise<TestSchedules> {
    return new TestSchedules(await TestJobs.start(), clock);
  }

  stop(): Promise<void> {
    return this.jobs.stop();
  }

  /** A ticker as a process of its own would have it. */
  ticker(): DueSchedules {
    const get = <T>(type: new (...parts: never[]) => T): T => this.jobs.worker.get(type, { strict: false });
    return new DueSchedules(get(Database), get(ScheduleJobs), get(EventLog), this.tickerClock ?? this.clock);
  }

  async make(scope: WorkspaceScope, fields: ScheduleFields): Promise<string> {
    const id = newId();
    const { cron = '0 * * * *', timezone = 'UTC', overlap = 'queue', catchUp = 'none', jitterMs = 0 } = fields;
    const { jobType = report.type, payload = { name: 'daily' }, enabled = true, nextRunAt } = fields;
    await this.jobs.database.query(
      `insert into schedules (id, tenant_id, name, job_type, payload_json, cron, timezone, overlap, catch_up, jitter_ms,
         enabled, next_run_at) values ($1::uuid, $2, $1::uuid::text, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, scope.workspaceId, jobType, payload, cron, timezone, overlap, catchUp, jitterMs, enabled, nextRunAt],
    );
    return id;
  }

  /** Sets the clock and lets one ticker take all that is due. */
  async tickAt(time: string | Date, ticker = this.ticker()): Promise<void> {
    this.clock.time = new Date(time);
    while ((await ticker.tick()) > 0);
  }

  /** The jobs of the schedule in their order, each with its tick. */
  made(scheduleId: string): Promise<ScheduledRow[]> {
    return this.jobs.database.query<ScheduledRow>(
      `select id, substring(idempotency_key from 47) as at, status, run_at, ordering_key, cancel_requested_at, finished_at
       from jobs where schedule_id = $1 order by id`,
      [scheduleId],
    );
  }

  /** The ticks that made a job. */
  async ticks(scheduleId: string): Promise<string[]> {
    return (await this.made(scheduleId)).map(({ at }) => at.replace(':00.000Z', 'Z'));
  }

  async row(scheduleId: string): Promise<Record<string, unknown>> {
    const [row] = await this.jobs.database.query('select * from schedules where id = $1', [scheduleId]);
    return row ?? {};
  }

  /** What the event log tells of the schedule, but for its ticks. */
  events(scheduleId: string): Promise<{ type: string; severity: string; data: Record<string, unknown> }[]> {
    return this.jobs.database.query(
      `select type, severity, data_json as data from event_log
       where data_json ->> 'scheduleId' = $1 and type <> 'schedule.ticked' order by id`,
      [scheduleId],
    );
  }

  async setStatus(jobId: string, status: 'success' | 'running'): Promise<void> {
    await this.jobs.database.query(
      status === 'running'
        ? `update jobs set status = 'running', lease_token = gen_random_uuid(), lease_expires_at = now() + interval '1 hour'
           where id = $1`
        : `update jobs set status = 'success', finished_at = now(), lease_token = null, lease_expires_at = null where id = $1`,
      [jobId],
    );
  }
}

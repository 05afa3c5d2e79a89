import { EventLog } from '@app/audit';
import { Database, textArray, timestampArray, type Transaction, uuidArray } from '@app/database';
import { CLOCK, type Clock } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { definedJobs } from '../define/define-job';
import { disabledEvent, missedEvent } from './due-events';
import { type DueSchedule, plan, type PlannedEnd, type PlannedTicks } from './plan';
import { type Outcome, ScheduleJobs } from './schedule-jobs';
import { Schedule } from './schedule.entity';

/** Schedules that one transaction takes. */
const BATCH = 50;
/** A schedule that no worker with its job type has taken for this long, in milliseconds, has no type any more. */
const ABANDONED_MS = 3_600_000;

/**
 * Takes the schedules whose time has come. Any number of processes may do so at once: a schedule is locked while its
 * jobs are made, and its next tick is written in the same transaction, so that each tick is taken once.
 */
@Injectable()
export class DueSchedules {
  constructor(
    private readonly database: Database,
    private readonly jobs: ScheduleJobs,
    private readonly events: EventLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes a batch of due schedules. @returns how many were due; fewer than before are left when it is above 0 */
  tick(): Promise<number> {
    return this.database.asSystem('dispatch', async (tx) => {
      const now = this.clock.now();
      const plans = (await lockDue(tx, now)).map((schedule) => plan(schedule, now));
      const ticking = plans.filter((one) => one.kind === 'tick');
      const disabled = plans.filter((one) => one.kind === 'disable');
      const outcomes = await this.jobs.make(tx, ticking);
      await advance(tx, ticking, outcomes);
      await disable(tx, disabled);
      const missed = ticking.filter(({ dropped }) => dropped > 0);
      await this.events.append(tx, [...missed.map(missedEvent), ...disabled.map(disabledEvent)]);
      return plans.length;
    });
  }

  /** Milliseconds until the next schedule is due, 0 or less when one is; nothing when none is waiting. */
  async untilNext(): Promise<number | undefined> {
    const now = this.clock.now();
    const [row] = await this.database.systemStatement<{ next: Date | null }>(
      'dispatch',
      `select min(next_run_at) as next from schedules
       where ${TICKS} and (job_type = any($1::text[]) or next_run_at < $2)`,
      [textArray(knownTypes()), abandonedBefore(now)],
    );
    return row?.next ? row.next.getTime() - now.getTime() : undefined;
  }
}

const knownTypes = () => definedJobs().map(({ type }) => type);
const abandonedBefore = (now: Date) => new Date(now.getTime() - ABANDONED_MS);

/** While a workspace is disabled its schedules wait. */
const TICKS = `enabled and deleted_at is null and exists (
  select from workspaces where id = schedules.tenant_id and status = 'active' and workspaces.deleted_at is null
)`;

/**
 * The due schedules that no other process is taking. One of an unknown type is left to a worker that knows it, as while
 * a new release is rolled out.
 */
async function lockDue(tx: Transaction, now: Date): Promise<DueSchedule[]> {
  const locked = await tx.query<{ id: string }[]>(
    `select id from schedules
     where ${TICKS} and next_run_at <= $1 and (job_type = any($2::text[]) or next_run_at < $3)
     order by next_run_at, id limit $4
     for update skip locked`,
    [now, textArray(knownTypes()), abandonedBefore(now), BATCH],
  );
  const rows = await tx.getRepository(Schedule).findBy({ id: In(locked.map(({ id }) => id)) });
  return rows as DueSchedule[];
}

async function advance(tx: Transaction, plans: readonly PlannedTicks[], outcomes: readonly Outcome[]) {
  if (plans.length === 0) return;
  await tx.query(
    `update schedules set next_run_at = tick.next, last_run_at = coalesce(tick.last, last_run_at),
       last_job_id = coalesce(tick.job_id, last_job_id)
     from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::uuid[]) as tick (id, next, last, job_id)
     where schedules.id = tick.id`,
    [
      uuidArray(plans.map(({ schedule }) => schedule.id)),
      timestampArray(plans.map(({ next }) => next)),
      timestampArray(outcomes.map(({ lastJob }) => lastJob?.at)),
      uuidArray(outcomes.map(({ lastJob }) => lastJob?.id)),
    ],
  );
}

/** A change of the configuration, so the version rises. */
async function disable(tx: Transaction, plans: readonly PlannedEnd[]): Promise<void> {
  if (plans.length === 0) return;
  await tx.query(
    `update schedules set enabled = false, next_run_at = null, disabled_reason = gone.reason, version = version + 1,
       updated_at = now()
     from unnest($1::uuid[], $2::text[]) as gone (id, reason) where schedules.id = gone.id`,
    [uuidArray(plans.map(({ schedule }) => schedule.id)), textArray(plans.map(({ reason }) => reason))],
  );
}

import type { JobDefinition } from '../define/define-job';
import { caughtUp } from './catch-up';
import { cronProblem, Recurrence } from './recurrence';
import type { Occasion } from './schedule-jobs';
import type { Schedule } from './schedule.entity';
import { jobDefinition, unschedulable } from './scheduled-job';
import { tickOf } from './tick';
import { canonicalTimeZone } from './time-zone';

/** A schedule that waits for a tick. */
export type DueSchedule = Schedule & { readonly nextRunAt: Date };

export interface PlannedTicks extends Occasion {
  readonly kind: 'tick';
  readonly schedule: DueSchedule;
  /** Ticks that the catch-up policy leaves out, as far as they were counted. */
  readonly dropped: number;
  /** There were more than were counted. */
  readonly more: boolean;
  readonly next: Date | null;
}

/** The schedule can make no job any more. */
export interface PlannedEnd {
  readonly kind: 'disable';
  readonly schedule: DueSchedule;
  readonly reason: string;
}

/** What is to be done about a schedule whose time has come. Never throws: one bad schedule must not stop the others. */
export function plan(schedule: DueSchedule, now: Date): PlannedTicks | PlannedEnd {
  const reason = problem(schedule);
  if (reason !== undefined) return { kind: 'disable', schedule, reason };
  const recurrence = new Recurrence(schedule);
  const due = recurrence.due(schedule.nextRunAt, now);
  const { run, dropped } = caughtUp(schedule.catchUp, due, now);
  return {
    kind: 'tick',
    schedule,
    definition: jobDefinition(schedule.jobType) as JobDefinition,
    ticks: run.map((at) => tickOf(schedule, at)),
    dropped,
    more: due.more,
    next: recurrence.after(now),
  };
}

function problem({ jobType, payloadJson, cron, timezone }: Schedule): string | undefined {
  const wrongCron = cronProblem(cron);
  if (wrongCron) return `The cron expression ${cron} ${wrongCron}.`;
  if (canonicalTimeZone(timezone) === undefined) return `There is no time zone ${timezone}.`;
  return unschedulable({ jobType, payload: payloadJson });
}

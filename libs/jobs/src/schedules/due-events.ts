import type { EventRecord } from '@app/audit';
import { startTrace } from '@app/observability';
import type { PlannedEnd, PlannedTicks } from './plan';
import type { Schedule } from './schedule.entity';

const about = (schedule: Schedule) => ({
  workspaceId: schedule.tenantId,
  correlationId: schedule.id,
  traceId: startTrace().traceId,
});

/** Ticks came while nobody took them, and the catch-up policy lets some go. */
export function missedEvent({ schedule, ticks, dropped, more }: PlannedTicks): EventRecord {
  const number = `${more ? 'more than ' : ''}${dropped}`;
  return {
    ...about(schedule),
    severity: 'warning',
    type: 'schedule.missed',
    message: `${schedule.name} let ${number} missed ${dropped === 1 && !more ? 'tick' : 'ticks'} go`,
    data: {
      scheduleId: schedule.id,
      catchUp: schedule.catchUp,
      dropped,
      more,
      caughtUp: ticks.length,
      since: schedule.nextRunAt,
    },
  };
}

export function disabledEvent({ schedule, reason }: PlannedEnd): EventRecord {
  return {
    ...about(schedule),
    severity: 'error',
    type: 'schedule.disabled',
    message: `${schedule.name} is disabled: ${reason}`,
    data: { scheduleId: schedule.id, reason },
  };
}

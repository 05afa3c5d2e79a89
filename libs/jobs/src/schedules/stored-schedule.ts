import type { Transaction } from '@app/database';
import { NotFound, type WorkspaceScope } from '@app/kernel';
import { IsNull } from 'typeorm';
import { Recurrence, tidyCron } from './recurrence';
import { Schedule } from './schedule.entity';
import type { UpdateScheduleDto } from './schedule.request.dto';
import { canonicalTimeZone } from './time-zone';

/** Throws {@link NotFound}. A locked schedule takes no tick until the transaction ends. */
export async function findSchedule(
  tx: Transaction,
  scope: WorkspaceScope,
  id: string,
  lock = false,
): Promise<Schedule> {
  const row = await tx.getRepository(Schedule).findOne({
    where: { id, tenantId: scope.workspaceId, deletedAt: IsNull() },
    ...(lock ? { lock: { mode: 'pessimistic_write' } as const } : {}),
  });
  if (!row) throw new NotFound('schedule', id);
  return row;
}

/** The columns that a request sets; what it leaves out stays as it is, or as the default. */
export function columnsOf({ payload, cron, timezone, ...columns }: UpdateScheduleDto): Partial<Schedule> {
  return {
    ...columns,
    ...(payload ? { payloadJson: payload } : {}),
    ...(cron === undefined ? {} : { cron: tidyCron(cron) }),
    ...(timezone === undefined ? {} : { timezone: canonicalTimeZone(timezone) }),
  };
}

type Rule = Pick<Schedule, 'enabled' | 'cron' | 'timezone'>;

/** The first tick of a schedule that begins now. */
export function firstTick(rule: Rule, now: Date): Date | null {
  return rule.enabled ? new Recurrence(rule).after(now) : null;
}

/** Whether the schedule ticks by another rule than before: then it begins anew. */
export function ticksAnew(before: Rule, after: Rule): boolean {
  return before.enabled !== after.enabled || before.cron !== after.cron || before.timezone !== after.timezone;
}

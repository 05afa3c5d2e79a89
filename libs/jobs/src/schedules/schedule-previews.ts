import { Database } from '@app/database';
import { CLOCK, type Clock, type WorkspaceScope } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Recurrence } from './recurrence';
import { NextRunDto, NextRunsDto } from './schedule.dto';
import type { NextRunsQuery, PreviewScheduleDto } from './schedule.request.dto';
import { findSchedule } from './stored-schedule';
import { canonicalTimeZone } from './time-zone';

/** Tells when schedules tick, by the rule that the ticker goes by. */
@Injectable()
export class SchedulePreviews {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Also of a paused schedule: what it would do. Throws `NotFound`. */
  of(scope: WorkspaceScope, id: string, query: NextRunsQuery): Promise<NextRunsDto> {
    return this.database.inWorkspace(scope, async (tx) => this.runs(await findSchedule(tx, scope, id), query));
  }

  /** Of a rule that is not stored. */
  preview({ cron, timezone = 'UTC', ...query }: PreviewScheduleDto): NextRunsDto {
    return this.runs({ cron, timezone: canonicalTimeZone(timezone) ?? timezone }, query);
  }

  private runs(rule: { cron: string; timezone: string }, { count, after }: NextRunsQuery): NextRunsDto {
    const from = after === undefined ? this.clock.now() : new Date(after);
    const ticks = new Recurrence(rule).next(from, count);
    return { timezone: rule.timezone, items: ticks.map((tick) => NextRunDto.of(tick, rule.timezone)) };
  }
}

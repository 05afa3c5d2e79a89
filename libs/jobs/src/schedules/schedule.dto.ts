import { ApiProperty } from '@nestjs/swagger';
import type { Job } from '../enqueue/job.entity';
import { JOB_STATUSES } from '../job-states';
import { CATCH_UPS, OVERLAPS } from './policies';
import type { Schedule } from './schedule.entity';
import { tickTime } from './tick';
import { localTime } from './time-zone';

export class ScheduleDto {
  id: string;
  name: string;
  @ApiProperty({ example: 'connector.call' })
  jobType: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  payload: unknown;
  @ApiProperty({ example: '30 2 * * 1-5' })
  cron: string;
  @ApiProperty({ example: 'Europe/Berlin' })
  timezone: string;
  @ApiProperty({ enum: OVERLAPS })
  overlap: string;
  @ApiProperty({ enum: CATCH_UPS })
  catchUp: string;
  jitterMs: number;
  enabled: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was switched off by itself.' })
  disabledReason: string | null;
  @ApiProperty({ type: Date, nullable: true, description: 'Null while it is paused.' })
  nextRunAt: Date | null;
  @ApiProperty({ type: Date, nullable: true, description: 'The tick, or the trigger by hand, of the last job.' })
  lastRunAt: Date | null;
  @ApiProperty({ type: String, nullable: true })
  lastJobId: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;

  static from(schedule: Schedule): ScheduleDto {
    const { id, name, jobType, payloadJson: payload, cron, timezone, overlap, catchUp, jitterMs } = schedule;
    const { enabled, disabledReason, nextRunAt, lastRunAt, lastJobId, version, createdAt, updatedAt } = schedule;
    const rule = { jobType, payload, cron, timezone, overlap, catchUp, jitterMs };
    const state = { enabled, disabledReason, nextRunAt, lastRunAt, lastJobId };
    return { id, name, ...rule, ...state, version, createdAt, updatedAt };
  }
}

export class NextRunDto {
  at: Date;
  @ApiProperty({ example: '2026-03-29T03:00:00+02:00', description: 'As the clocks of the time zone show it.' })
  local: string;

  static of(at: Date, timezone: string): NextRunDto {
    return { at, local: localTime(at, timezone) };
  }
}

export class NextRunsDto {
  @ApiProperty({ example: 'Europe/Berlin' })
  timezone: string;
  @ApiProperty({ type: [NextRunDto] })
  items: NextRunDto[];
}

export class ScheduleRunDto {
  @ApiProperty({ description: "The job's id." })
  id: string;
  @ApiProperty({ type: Date, nullable: true, description: 'Null for a run that was triggered by hand.' })
  tickAt: Date | null;
  @ApiProperty({ example: 'connector.call' })
  type: string;
  @ApiProperty({ enum: JOB_STATUSES })
  status: string;
  attempts: number;
  @ApiProperty({ description: 'The tick with its jitter, or when the next attempt is due.' })
  runAt: Date;
  createdAt: Date;
  @ApiProperty({ type: Date, nullable: true })
  finishedAt: Date | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  lastError: unknown;
  traceId: string;

  static from(job: Job): ScheduleRunDto {
    const { id, type, status, attempts, runAt, createdAt, finishedAt, lastErrorJson: lastError, traceId } = job;
    const tickAt = tickTime(job.idempotencyKey);
    return { id, tickAt, type, status, attempts, runAt, createdAt, finishedAt, lastError, traceId };
  }
}

export class TriggeredDto {
  @ApiProperty({ description: 'The job that was made; it is in the history at once.' })
  jobId: string;
}

import { IsName, IsTime, LeftOutOrGiven, PageQuery } from '@app/http';
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsString, Max, MaxLength, Min } from 'class-validator';
import { CATCH_UPS, type CatchUp, OVERLAPS, type Overlap } from './policies';
import { IsCron, IsZone } from './schedule-fields.validator';

const MOST_JITTER_MS = 3_600_000;
const MOST_RUNS = 100;

const CRON = {
  example: '30 2 * * 1-5',
  description:
    'Five fields: minute, hour, day of month, month, day of week. `L`, `W`, `#` and names such as `MON` work. Where ' +
    'clocks are put forward, a time that does not exist is taken at the moment of the change; where they are put back, ' +
    'a time that comes twice is taken the first time. With a `*` or a step in minute or hour, times that do not exist ' +
    'are left out and those that come twice are taken twice.',
};
const TIMEZONE = { default: 'UTC', required: false, example: 'Europe/Berlin', description: 'In the IANA database.' };

// No initialisers here: UpdateScheduleDto would inherit them, and a PATCH would reset what it leaves out.
export class CreateScheduleDto {
  @ApiProperty({ example: 'Nightly export', maxLength: 100 })
  @IsName()
  name: string;

  @ApiProperty({ example: 'connector.call', description: 'A type of job that can be made through the API.' })
  @IsString()
  @MaxLength(100)
  jobType: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'As the job type asks for it.' })
  @LeftOutOrGiven()
  @IsObject()
  payload?: Record<string, unknown>;

  @ApiProperty(CRON)
  @IsCron()
  cron: string;

  @ApiProperty(TIMEZONE)
  @LeftOutOrGiven()
  @IsZone()
  timezone?: string;

  @ApiProperty({
    enum: OVERLAPS,
    default: 'skip',
    required: false,
    description:
      'While the previous job is not finished: make none, let the new one wait for it, or cancel it for the new one.',
  })
  @LeftOutOrGiven()
  @IsIn(OVERLAPS)
  overlap?: Overlap;

  @ApiProperty({
    enum: CATCH_UPS,
    default: 'none',
    required: false,
    description:
      'Ticks that no worker took within a minute: let them go, make one job for all of them, or one for each of the ' +
      'last 100, oldest first. `overlap` counts for them too, so `all` goes with `queue`.',
  })
  @LeftOutOrGiven()
  @IsIn(CATCH_UPS)
  catchUp?: CatchUp;

  @ApiProperty({
    default: 0,
    required: false,
    minimum: 0,
    maximum: MOST_JITTER_MS,
    description: 'The job starts up to so many milliseconds after the tick, a different time each tick.',
  })
  @LeftOutOrGiven()
  @IsInt()
  @Min(0)
  @Max(MOST_JITTER_MS)
  jitterMs?: number;

  @ApiProperty({ default: true, required: false })
  @LeftOutOrGiven()
  @IsBoolean()
  enabled?: boolean;
}

/** Only what is sent changes. */
export class UpdateScheduleDto extends PartialType(CreateScheduleDto, { skipNullProperties: false }) {}

export class SchedulesQuery extends PageQuery {
  @ApiProperty({ required: false, example: 'connector.call' })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(100)
  jobType?: string;

  @ApiProperty({ required: false, type: Boolean })
  @LeftOutOrGiven()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  enabled?: boolean;
}

export class NextRunsQuery {
  @ApiProperty({ required: false, minimum: 1, maximum: MOST_RUNS, default: 10 })
  @LeftOutOrGiven()
  // In a query it is a text, in a body a number; anything else stays what it is and is refused.
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(MOST_RUNS)
  count: number = 10;

  @ApiProperty({ required: false, description: 'Ticks after this time; default now.', example: '2026-03-28T00:00:00Z' })
  @LeftOutOrGiven()
  @IsTime()
  after?: string;
}

export class PreviewScheduleDto extends NextRunsQuery {
  @ApiProperty(CRON)
  @IsCron()
  cron: string;

  @ApiProperty(TIMEZONE)
  @LeftOutOrGiven()
  @IsZone()
  timezone?: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { DEFAULT_JOB_RETENTION, type JobRetentionDays, LONGEST_DAYS } from './job-retention-days';

/** For how many days jobs that are over are kept, with their runs. */
export class JobRetentionDto implements JobRetentionDays {
  @ApiProperty({ minimum: 1, maximum: LONGEST_DAYS, example: DEFAULT_JOB_RETENTION.success })
  @IsInt()
  @Min(1)
  @Max(LONGEST_DAYS)
  success: number;

  @ApiProperty({ minimum: 1, maximum: LONGEST_DAYS, example: DEFAULT_JOB_RETENTION.dead })
  @IsInt()
  @Min(1)
  @Max(LONGEST_DAYS)
  dead: number;

  @ApiProperty({ minimum: 1, maximum: LONGEST_DAYS, example: DEFAULT_JOB_RETENTION.cancelled })
  @IsInt()
  @Min(1)
  @Max(LONGEST_DAYS)
  cancelled: number;
}

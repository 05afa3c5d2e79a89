import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { LONGEST_DAYS } from './job-retention-days';
import { DEFAULT_RECORD_RETENTION, type RecordRetentionDays } from './record-retention-days';

/** For how many days the record is kept. */
export class RecordRetentionDto implements RecordRetentionDays {
  @ApiProperty({
    minimum: 1,
    maximum: LONGEST_DAYS,
    example: DEFAULT_RECORD_RETENTION.events,
    description: 'The event log.',
  })
  @IsInt()
  @Min(1)
  @Max(LONGEST_DAYS)
  events: number;

  @ApiProperty({
    minimum: 1,
    maximum: LONGEST_DAYS,
    example: DEFAULT_RECORD_RETENTION.requests,
    description: 'The request log: requests to the API and calls to third parties.',
  })
  @IsInt()
  @Min(1)
  @Max(LONGEST_DAYS)
  requests: number;
}

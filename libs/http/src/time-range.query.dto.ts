import { LeftOutOrGiven } from './fields';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { IsTime } from './fields';
import { PageQuery } from './page';

/** Query parameters of every list in the order of time. */
export class TimeRangeQuery extends PageQuery {
  @ApiProperty({ description: 'Not before this time.', required: false, example: '2026-01-31T00:00:00Z' })
  @LeftOutOrGiven()
  @IsTime()
  since?: string;

  @ApiProperty({ description: 'Before this time.', required: false })
  @LeftOutOrGiven()
  @IsTime()
  until?: string;

  @ApiProperty({ description: 'Trace id, 32 hex digits.', required: false })
  @LeftOutOrGiven()
  @Matches(/^[0-9a-f]{32}$/)
  traceId?: string;
}

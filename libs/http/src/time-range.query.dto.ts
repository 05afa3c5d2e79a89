import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { IsTime } from './fields';
import { PageQuery } from './page';

/** Query parameters of every list in the order of time. */
export class TimeRangeQuery extends PageQuery {
  @ApiProperty({ description: 'Not before this time.', required: false, example: '2026-01-31T00:00:00Z' })
  @IsOptional()
  @IsTime()
  since?: string;

  @ApiProperty({ description: 'Before this time.', required: false })
  @IsOptional()
  @IsTime()
  until?: string;

  @ApiProperty({ description: 'Trace id, 32 hex digits.', required: false })
  @IsOptional()
  @Matches(/^[0-9a-f]{32}$/)
  traceId?: string;
}

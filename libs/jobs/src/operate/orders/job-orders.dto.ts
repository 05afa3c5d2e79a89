import { IsTime, LeftOutOrGiven } from '@app/http';
import { LANES, type Lane } from '@app/queue';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsString, IsUUID, Length, Matches } from 'class-validator';
import { JobDto } from '../../http/job.dto';
import type { JobStatus } from '../../job-states';
import type { JobFilter } from './job-filter';

const REDRIVABLE = ['dead', 'cancelled', 'failed'] as const satisfies JobStatus[];
const CANCELLABLE = ['queued', 'failed', 'running'] as const satisfies JobStatus[];
const MOST_IDS = 1_000;

class OrderFilterDto {
  @ApiProperty({ required: false, example: 'connector.call' })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 100)
  type?: string;

  @ApiProperty({ required: false, format: 'uuid' })
  @LeftOutOrGiven()
  @IsUUID()
  connectorId?: string;

  @ApiProperty({ required: false, enum: LANES })
  @LeftOutOrGiven()
  @IsIn(LANES)
  lane?: Lane;

  @ApiProperty({ required: false, description: 'Code of the last error.', example: 'http_503' })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 100)
  errorCode?: string;

  @ApiProperty({
    required: false,
    description: 'Trace id, 32 hex digits.',
    example: '4bf92f3577b34da6a3ce929d0e0e4736',
  })
  @LeftOutOrGiven()
  @Matches(/^[0-9a-f]{32}$/)
  traceId?: string;

  @ApiProperty({ required: false, description: 'What the jobs belong to.', example: 'order-7' })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 100)
  correlationId?: string;

  @ApiProperty({ required: false, example: 'customer-7' })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 200)
  orderingKey?: string;

  @ApiProperty({ required: false, format: 'uuid', description: 'The job that made them.' })
  @LeftOutOrGiven()
  @IsUUID()
  parentId?: string;

  @ApiProperty({ required: false, description: 'Not made before this time.', example: '2026-01-31T00:00:00Z' })
  @LeftOutOrGiven()
  @IsTime()
  createdAfter?: string;

  @ApiProperty({ required: false, description: 'Made before this time.', example: '2030-01-31T00:00:00Z' })
  @LeftOutOrGiven()
  @IsTime()
  createdBefore?: string;

  @ApiProperty({ required: false, type: [String], description: `Only these; up to ${MOST_IDS}.` })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_IDS)
  @IsUUID(undefined, { each: true })
  ids?: string[];
}

/** Of a redrive or a retry. Every field narrows it down. Jobs that carry out orders never match. */
export class RedriveDto extends OrderFilterDto {
  @ApiProperty({ required: false, isArray: true, enum: REDRIVABLE, default: ['dead'] })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(REDRIVABLE.length)
  @IsIn(REDRIVABLE, { each: true })
  status?: JobStatus[];

  static filter({ status = ['dead'], ...filter }: RedriveDto): JobFilter {
    return { ...filter, status: [...new Set(status)] };
  }
}

/** Every field narrows it down. Jobs that carry out orders never match. */
export class CancelDto extends OrderFilterDto {
  @ApiProperty({ required: false, isArray: true, enum: CANCELLABLE, default: CANCELLABLE })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(CANCELLABLE.length)
  @IsIn(CANCELLABLE, { each: true })
  status?: JobStatus[];

  static filter({ status = [...CANCELLABLE], ...filter }: CancelDto): JobFilter {
    return { ...filter, status: [...new Set(status)] };
  }
}

export class OrderPreviewDto {
  @ApiProperty({ description: 'Jobs that match now; counted up to 10,000.', example: 42 })
  matching: number;
  @ApiProperty({ description: 'Whether more match than were counted.' })
  isCapped: boolean;
  @ApiProperty({ type: [JobDto], description: 'The oldest of them, up to five.' })
  examples: JobDto[];
}

import { IsTime, LeftOutOrGiven, PageQuery } from '@app/http';
import { LANES } from '@app/queue';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { JOB_STATUSES, type JobStatus } from '../job-states';

/** `?status=dead,failed` and `?status=dead&status=failed` are the same. */
const listed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value);

export class JobsQuery extends PageQuery {
  @ApiProperty({
    required: false,
    isArray: true,
    enum: JOB_STATUSES,
    description: 'One or several, separated by commas.',
  })
  @LeftOutOrGiven()
  @Transform(listed)
  @IsArray()
  @ArrayMaxSize(JOB_STATUSES.length)
  @IsIn(JOB_STATUSES, { each: true })
  status?: JobStatus[];

  @ApiProperty({ required: false, example: 'connector.call' })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(100)
  type?: string;

  @ApiProperty({ required: false, enum: LANES })
  @LeftOutOrGiven()
  @IsIn(LANES)
  lane?: string;

  @ApiProperty({ required: false })
  @LeftOutOrGiven()
  @IsUUID()
  connectorId?: string;

  @ApiProperty({ required: false, description: 'Trace id, 32 hex digits.' })
  @LeftOutOrGiven()
  @Matches(/^[0-9a-f]{32}$/)
  traceId?: string;

  @ApiProperty({
    required: false,
    description: 'What the job belongs to: the id of the inbox message it comes from, or what its maker said.',
  })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(100)
  correlationId?: string;

  @ApiProperty({ required: false })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(200)
  orderingKey?: string;

  @ApiProperty({ required: false, description: 'Code of the last error.', example: 'http_503' })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(100)
  errorCode?: string;

  @ApiProperty({ required: false, description: 'The job that made them.' })
  @LeftOutOrGiven()
  @IsUUID()
  parentId?: string;

  @ApiProperty({ required: false, description: 'Not made before this time.', example: '2026-01-31T00:00:00Z' })
  @LeftOutOrGiven()
  @IsTime()
  createdAfter?: string;

  @ApiProperty({ required: false, description: 'Made before this time.' })
  @LeftOutOrGiven()
  @IsTime()
  createdBefore?: string;
}

/** What narrows the counts down: the filters of the list, but for the status that they tell of. */
export class JobCountsQuery extends OmitType(JobsQuery, ['limit', 'cursor', 'status']) {}

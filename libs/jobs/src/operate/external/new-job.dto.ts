import { IsTime, LeftOutOrGiven } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsInt,
  IsObject,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { EnqueuedJob } from '../../enqueue/job-queue';
import type { Job } from '../../enqueue/job.entity';
import { JobDto } from '../../http/job.dto';

export const MOST_JOBS = 1_000;

export class CreateJobDto {
  @ApiProperty({ description: '`connector.call` or `http.request`.', example: 'http.request' })
  @IsString()
  @Length(1, 100)
  type: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'For `connector.call`: `connectorId`, `method`, `path` below its base URL, `headers`, `body`. For ' +
      '`http.request`: `url`, `method`, `headers`, `body`. A body is `{ "json": … }` or `{ "text": "…", ' +
      '"contentType": "…" }`. Never a secret: a connector has a secret ref for that.',
    example: { url: 'https://example.com/orders', method: 'POST', body: { json: { order: 7 } } },
  })
  @IsObject()
  payload: object;

  @ApiProperty({
    required: false,
    format: 'date-time',
    description: 'Not before this time; default now.',
    example: '2030-01-31T09:30:00Z',
  })
  @LeftOutOrGiven()
  @IsTime()
  runAt?: string;

  @ApiProperty({ required: false, default: 0, description: 'Lower goes first within the workspace.' })
  @LeftOutOrGiven()
  @IsInt()
  @Min(-100)
  @Max(100)
  priority?: number;

  @ApiProperty({
    required: false,
    description: 'Jobs of the workspace with the same one run one at a time, in their order.',
    example: 'customer-7',
  })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 200)
  orderingKey?: string;

  @ApiProperty({
    required: false,
    description: 'Attempts in all. For `connector.call` the policy of the connector is the bound, and the default.',
  })
  @LeftOutOrGiven()
  @IsInt()
  @Min(1)
  @Max(50)
  maxAttempts?: number;

  @ApiProperty({
    required: false,
    description:
      'Unique in the workspace among jobs of the type, as long as the job is kept: the same key again answers with ' +
      'the first job. The header `Idempotency-Key` repeats a whole answer, for 24 hours.',
    example: 'order-7',
  })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 200)
  idempotencyKey?: string;

  @ApiProperty({ required: false, description: 'What the job belongs to, in your words.', example: 'order-7' })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 100)
  correlationId?: string;
}

export class CreateJobsDto {
  @ApiProperty({ type: [CreateJobDto], description: `Up to ${MOST_JOBS}, as far as the request's size allows.` })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_JOBS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CreateJobDto)
  jobs: CreateJobDto[];
}

export class CreatedJobDto extends JobDto {
  @ApiProperty({ description: 'False when the idempotency key was taken: this is the first job.' })
  created: boolean;

  static of(job: Job, created: boolean): CreatedJobDto {
    return { ...JobDto.from(job), created };
  }
}

export class EnqueuedJobDto implements EnqueuedJob {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ description: 'False when the idempotency key was taken: `id` is the first job.' })
  created: boolean;
}

export class CreatedJobsDto {
  @ApiProperty({ type: [EnqueuedJobDto], description: 'In the order of the request.' })
  jobs: EnqueuedJobDto[];
}

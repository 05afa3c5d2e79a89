import { PageQuery } from '@app/http';
import { LANES } from '@app/queue';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { Job } from '../enqueue/job.entity';
import type { Run } from '../execute/run.entity';
import { JOB_STATUSES, RUN_STATUSES } from '../job-states';
import { WAITING_FOR, type WaitingFor } from './waiting-for';

export class JobsQuery extends PageQuery {
  @ApiProperty({ required: false, enum: JOB_STATUSES })
  @IsOptional()
  @IsIn(JOB_STATUSES)
  status?: string;

  @ApiProperty({ required: false, example: 'connector.call' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  type?: string;

  @ApiProperty({ required: false })
  @IsOptional()
  @IsUUID()
  connectorId?: string;

  @ApiProperty({ required: false, description: 'Trace id, 32 hex digits.' })
  @IsOptional()
  @Matches(/^[0-9a-f]{32}$/)
  traceId?: string;

  @ApiProperty({ required: false, description: 'The id of the inbox message the job comes from.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  correlationId?: string;
}

export class JobDto {
  id: string;
  @ApiProperty({ example: 'connector.call' })
  type: string;
  @ApiProperty({ enum: LANES })
  lane: string;
  @ApiProperty({ enum: JOB_STATUSES })
  status: string;
  @ApiProperty({ description: 'Lower goes first within the workspace.' })
  priority: number;
  @ApiProperty({ description: 'Attempts made so far, without snoozed ones.' })
  attempts: number;
  maxAttempts: number;
  @ApiProperty({ description: 'Not before this time.' })
  runAt: Date;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  payload: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  result: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  lastError: unknown;
  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    description: 'What the handler last said of how far it is: `done`, `total` (null: unknown) and `message`.',
    example: { done: 40, total: 100, message: null },
  })
  progress: unknown;
  @ApiProperty({ type: String, nullable: true, description: 'Jobs with the same key run one at a time, in order.' })
  orderingKey: string | null;
  @ApiProperty({ type: String, nullable: true })
  idempotencyKey: string | null;
  @ApiProperty({ type: String, nullable: true })
  parentId: string | null;
  @ApiProperty({ type: String, nullable: true })
  connectorId: string | null;
  @ApiProperty({ type: String, nullable: true })
  correlationId: string | null;
  traceId: string;
  createdAt: Date;
  updatedAt: Date;
  @ApiProperty({ type: Date, nullable: true })
  finishedAt: Date | null;

  static from(job: Job): JobDto {
    const { id, type, lane, status, priority, attempts, maxAttempts, runAt, idempotencyKey, parentId } = job;
    const { connectorId, correlationId, traceId, createdAt, updatedAt, finishedAt } = job;
    const state = { id, type, lane, status, priority, attempts, maxAttempts, runAt };
    const content = { payload: job.payloadJson, result: job.resultJson, lastError: job.lastErrorJson };
    const extra = { progress: job.progressJson, orderingKey: job.orderingKey };
    const links = { idempotencyKey, parentId, connectorId, correlationId, traceId };
    return { ...state, ...content, ...extra, ...links, createdAt, updatedAt, finishedAt };
  }
}

export class RunDto {
  id: string;
  @ApiProperty({ description: 'Counted from 1.' })
  attempt: number;
  @ApiProperty({ enum: RUN_STATUSES })
  status: string;
  workerId: string;
  startedAt: Date;
  @ApiProperty({ type: Date, nullable: true })
  finishedAt: Date | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  error: unknown;

  static from(run: Run): RunDto {
    const { id, attempt, status, workerId, startedAt, finishedAt, errorJson } = run;
    return { id, attempt, status, workerId, startedAt, finishedAt, error: errorJson };
  }
}

export class JobDetailDto extends JobDto {
  @ApiProperty({ type: [RunDto], description: 'Every attempt, oldest first.' })
  runs: RunDto[];
  @ApiProperty({
    enum: WAITING_FOR,
    nullable: true,
    type: String,
    description: 'Why a job that is due does not run: null when nothing but its turn or its time is missing.',
  })
  waitingFor: WaitingFor | null;

  static of(job: Job, runs: Run[], waitingFor: WaitingFor | null): JobDetailDto {
    return { ...JobDto.from(job), runs: runs.map(RunDto.from), waitingFor };
  }
}

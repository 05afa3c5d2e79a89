import { LANES } from '@app/queue';
import { ApiProperty } from '@nestjs/swagger';
import type { Job } from '../enqueue/job.entity';
import { JOB_STATUSES } from '../job-states';

export class JobDto {
  @ApiProperty({ format: 'uuid' })
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
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What the handler said when it was done, up to 64 KiB.',
  })
  result: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  lastError: unknown;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What the handler last said about how far it is.',
    example: { done: 200, total: 1_000, message: '200 done' },
  })
  progress: unknown;
  @ApiProperty({ description: 'Attempts in a row whose worker was lost.' })
  lostRuns: number;
  @ApiProperty({ type: Date, nullable: true, description: 'The running attempt is to end since then.' })
  cancelRequestedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'Jobs with the same one run one at a time, in order.' })
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
    const { id, type, lane, status, priority, attempts, maxAttempts, runAt, lostRuns, cancelRequestedAt } = job;
    const { orderingKey, idempotencyKey, parentId, connectorId, correlationId, traceId } = job;
    const { createdAt, updatedAt, finishedAt } = job;
    const state = { id, type, lane, status, priority, attempts, maxAttempts, runAt, lostRuns, cancelRequestedAt };
    const said = { result: job.resultJson, lastError: job.lastErrorJson, progress: job.progressJson };
    const links = { orderingKey, idempotencyKey, parentId, connectorId, correlationId, traceId };
    return { ...state, payload: job.payloadJson, ...said, ...links, createdAt, updatedAt, finishedAt };
  }
}

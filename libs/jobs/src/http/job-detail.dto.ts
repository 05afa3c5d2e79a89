import { ApiProperty } from '@nestjs/swagger';
import type { Job } from '../enqueue/job.entity';
import type { Run } from '../execute/run.entity';
import { JOB_STATUSES, RUN_STATUSES, WAITING } from '../job-states';
import { type Cause, causesOf } from './causes';
import { JobDto } from './job.dto';
import { WAITING_FOR, type WaitingFor } from './waiting-for';

export class RunDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ description: 'Counted from 1; after a redrive from 1 again.' })
  attempt: number;
  @ApiProperty({ enum: RUN_STATUSES })
  status: string;
  workerId: string;
  startedAt: Date;
  @ApiProperty({ type: Date, nullable: true })
  finishedAt: Date | null;
  @ApiProperty({ type: Number, nullable: true, description: 'In milliseconds; null while it runs.', example: 120 })
  durationMs: number | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  error: unknown;

  static from(run: Run): RunDto {
    const { id, attempt, status, workerId, startedAt, finishedAt, errorJson } = run;
    const durationMs = finishedAt ? finishedAt.getTime() - startedAt.getTime() : null;
    return { id, attempt, status, workerId, startedAt, finishedAt, durationMs, error: errorJson };
  }
}

export class CauseDto implements Cause {
  @ApiProperty({ example: 'connection_refused' })
  code: string;
  message: string;
}

export class ChildJobDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: 'connector.call' })
  type: string;
  @ApiProperty({ enum: JOB_STATUSES })
  status: string;
  createdAt: Date;

  static from({ id, type, status, createdAt }: Job): ChildJobDto {
    return { id, type, status, createdAt };
  }
}

export class JobDetailDto extends JobDto {
  @ApiProperty({ type: [RunDto], description: 'Every attempt, oldest first; of very many the newest 500.' })
  runs: RunDto[];
  @ApiProperty({ type: Date, nullable: true, description: 'When the next attempt may begin; null: none is to come.' })
  nextAttemptAt: Date | null;
  @ApiProperty({ type: [CauseDto], description: 'The last error and what caused it, the root last.' })
  causes: CauseDto[];
  @ApiProperty({ type: [ChildJobDto], description: 'Jobs that this one made, oldest first, up to 100.' })
  children: ChildJobDto[];
  @ApiProperty({
    enum: WAITING_FOR,
    nullable: true,
    type: String,
    description: 'Why a job that is due does not run: null when nothing but its turn or its time is missing.',
  })
  waitingFor: WaitingFor | null;

  static of(job: Job, runs: Run[], children: Job[], waitingFor: WaitingFor | null): JobDetailDto {
    return {
      ...JobDto.from(job),
      runs: runs.map(RunDto.from),
      nextAttemptAt: WAITING.includes(job.status) ? job.runAt : null,
      causes: causesOf(job.lastErrorJson),
      children: children.map(ChildJobDto.from),
      waitingFor,
    };
  }
}

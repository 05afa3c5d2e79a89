import { LeftOutOrGiven, PageQuery } from '@app/http';
import { LANES, type Lane } from '@app/queue';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';
import { CONTROL_TARGETS, type QueueControl } from './queue-control.entity';

const WITHIN_A_WORKSPACE = CONTROL_TARGETS.filter((target) => target !== 'lane');

class ControlRequest {
  @ApiProperty({ description: 'Jobs of the target wait until it is false again.', default: false, required: false })
  @LeftOutOrGiven()
  @IsBoolean()
  paused?: boolean;

  @ApiProperty({
    type: Number,
    nullable: true,
    required: false,
    minimum: 1,
    maximum: 100_000,
    description: 'Most jobs of the target that run at once, over all workers. Null or left out: no limit.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  maxRunning?: number | null;
}

export class PutQueueControlDto extends ControlRequest {
  @ApiProperty({ enum: WITHIN_A_WORKSPACE, example: 'type' })
  @IsIn(WITHIN_A_WORKSPACE)
  target: 'workspace' | 'type' | 'connector';

  @ApiProperty({ required: false, example: 'connector.call', description: 'The type of job; for the target `type`.' })
  @ValidateIf(({ target, type }: PutQueueControlDto) => target === 'type' || type !== undefined)
  @IsString()
  @Matches(/^[a-z0-9.-]{1,100}$/)
  type?: string;

  @ApiProperty({ required: false, format: 'uuid', description: "The connector's id; for the target `connector`." })
  @ValidateIf(({ target, connectorId }: PutQueueControlDto) => target === 'connector' || connectorId !== undefined)
  @IsUUID()
  connectorId?: string;
}

export class PutLaneControlDto extends ControlRequest {
  @ApiProperty({ enum: LANES, example: 'bulk' })
  @IsIn(LANES)
  lane: Lane;
}

export class QueueControlsQuery extends PageQuery {
  @ApiProperty({ required: false, enum: CONTROL_TARGETS })
  @LeftOutOrGiven()
  @IsIn(CONTROL_TARGETS)
  target?: string;
}

export class QueueControlDto {
  id: string;
  @ApiProperty({ enum: CONTROL_TARGETS })
  target: string;
  @ApiProperty({ description: 'The lane, the type of job, or the id of the connector or workspace.', example: 'bulk' })
  name: string;
  paused: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'Most that run at once; null: no limit.' })
  maxRunning: number | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;

  static from(control: QueueControl): QueueControlDto {
    const { id, target, name, paused, maxRunning, createdAt, updatedAt, version } = control;
    return { id, target, name, paused, maxRunning, createdAt, updatedAt, version };
  }
}

import { LANES } from '@app/queue';
import { ApiProperty } from '@nestjs/swagger';
import { CONTROL_TARGETS } from '../../controls/queue-control.entity';

export class QueueDepthDto {
  @ApiProperty({ description: 'Jobs that wait and are due; counted up to the bound.', example: 12 })
  due: number;
  @ApiProperty({ description: 'Jobs that wait for a later time.', example: 3 })
  later: number;
  @ApiProperty({ example: 2 })
  running: number;
  @ApiProperty({ description: 'Whether more wait than were counted: then `due` and `later` are the least there are.' })
  isCapped: boolean;
  @ApiProperty({ description: 'Whether a queue control has paused it.' })
  paused: boolean;
}

/** A queue with how fast it empties. */
export class PacedQueueDto extends QueueDepthDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Seconds that the oldest due job has been due; null: none is.',
    example: 1.2,
  })
  oldestDueSeconds: number | null;
  @ApiProperty({ description: 'Jobs that ended, per minute, over the last minutes.', example: 600 })
  endedPerMinute: number;
  @ApiProperty({ description: 'Jobs that were made, per minute, over the last minutes.', example: 540 })
  madePerMinute: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Seconds until no due job waits, if it goes on as in the last minutes; null when more is made than ends.',
    example: 12,
  })
  drainedInSeconds: number | null;
}

export class LaneQueueDto extends PacedQueueDto {
  @ApiProperty({ enum: LANES })
  lane: string;
}

export class TypeQueueDto extends PacedQueueDto {
  @ApiProperty({ example: 'connector.call' })
  type: string;
}

export class ConnectorQueueDto extends PacedQueueDto {
  @ApiProperty({ format: 'uuid' })
  connectorId: string;
}

/** A pause or a limit, and what it holds back. */
export class ControlledQueueDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ enum: CONTROL_TARGETS })
  target: string;
  @ApiProperty({ description: 'The lane, the type, the id of the connector or that of the workspace.' })
  name: string;
  paused: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'Jobs that may run at once; null: no limit.' })
  maxRunning: number | null;
  @ApiProperty({ description: 'Jobs that wait for it, counted up to 50,000. They are in no other count.', example: 0 })
  held: number;
}

export class QueuesDto {
  @ApiProperty({ type: [LaneQueueDto], description: 'Every lane, the most urgent first.' })
  lanes: LaneQueueDto[];
  @ApiProperty({ type: [TypeQueueDto], description: 'The ten types with the most jobs that wait or run.' })
  types: TypeQueueDto[];
  @ApiProperty({ type: [ConnectorQueueDto], description: 'The ten connectors with the most jobs that wait or run.' })
  connectors: ConnectorQueueDto[];
  @ApiProperty({ type: [ControlledQueueDto], description: 'What is paused or limited.' })
  controls: ControlledQueueDto[];
  @ApiProperty({ description: 'Jobs that wait behind an earlier one of their ordering key, counted up to 50,000.' })
  inLine: number;
}

import { LANES } from '@app/queue';
import { ApiProperty } from '@nestjs/swagger';

export class QueueDepthDto {
  @ApiProperty({ description: 'Jobs that wait and are due; counted up to the bound.', example: 12 })
  due: number;
  @ApiProperty({ description: 'Jobs that wait for a later time.', example: 3 })
  later: number;
  @ApiProperty({ example: 2 })
  running: number;
  @ApiProperty({ description: 'Whether more wait than were counted: then `due` and `later` are the least there are.' })
  isCapped: boolean;
}

export class LaneQueueDto extends QueueDepthDto {
  @ApiProperty({ enum: LANES })
  lane: string;
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

export class TypeQueueDto extends QueueDepthDto {
  @ApiProperty({ example: 'connector.call' })
  type: string;
}

export class ConnectorQueueDto extends QueueDepthDto {
  @ApiProperty({ format: 'uuid' })
  connectorId: string;
}

export class QueuesDto {
  @ApiProperty({ type: [LaneQueueDto], description: 'Every lane, the most urgent first.' })
  lanes: LaneQueueDto[];
  @ApiProperty({ type: [TypeQueueDto], description: 'The ten types with the most jobs that wait or run.' })
  types: TypeQueueDto[];
  @ApiProperty({ type: [ConnectorQueueDto], description: 'The ten connectors with the most jobs that wait or run.' })
  connectors: ConnectorQueueDto[];
}

import { LeftOutOrGiven } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Window, WINDOW_NAMES } from './windows';

export class OverviewQuery {
  @ApiProperty({ required: false, enum: WINDOW_NAMES, enumName: 'StatsWindow', default: '24h' })
  @LeftOutOrGiven()
  @IsIn(WINDOW_NAMES)
  window: Window = '24h';
}

const ms = (description: string) => ApiProperty({ type: Number, nullable: true, description, example: 120 });

/** Traffic of some time. */
export class TrafficDto {
  @ApiProperty({ description: 'Events that came in and were new; replays are none.' })
  received: number;
  @ApiProperty({ description: 'Requests that brought only what had come before.' })
  duplicates: number;
  @ApiProperty({ description: 'Requests that were refused, mostly for their signature.' })
  rejected: number;
  @ApiProperty({ description: 'Calls out; each attempt counts.' })
  deliveries: number;
  @ApiProperty({ description: 'Calls out that succeeded.' })
  succeeded: number;
  @ms('Milliseconds that half of the calls took at most, within 5 %; null without calls.')
  p50Ms: number | null;
  @ms('Of 95 % of them.')
  p95Ms: number | null;
  @ms('Of 99 % of them.')
  p99Ms: number | null;
}

export class TrafficBucketDto extends TrafficDto {
  @ApiProperty({ description: 'When it begins.' })
  at: Date;
}

export class QueueFiguresDto {
  @ApiProperty({ description: 'Jobs that wait and are due.' })
  due: number;
  @ApiProperty({ description: 'Jobs that wait for a later time.' })
  later: number;
  running: number;
  @ApiProperty({ description: 'Whether more wait than were counted.' })
  isCapped: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'Seconds that the oldest due job has been due.' })
  oldestDueSeconds: number | null;
}

export class DeadLettersDto {
  @ApiProperty({ description: 'Jobs that are dead now, whenever they died; counted up to 10,000.' })
  count: number;
  @ApiProperty({ description: 'Whether there are more than were counted.' })
  isCapped: boolean;
}

export class OpenBreakerDto {
  @ApiProperty({ format: 'uuid' })
  connectorId: string;
  name: string;
  @ApiProperty({ enum: ['open', 'half_open'] })
  state: string;
  @ApiProperty({ type: Date, nullable: true })
  since: Date | null;
  @ApiProperty({ type: Date, nullable: true, description: 'When the first probe may go out.' })
  probesFrom: Date | null;
}

export class FailingConnectorDto {
  @ApiProperty({ format: 'uuid' })
  connectorId: string;
  name: string;
  deliveries: number;
  failed: number;
}

export class OverviewDto {
  @ApiProperty({ enum: WINDOW_NAMES, enumName: 'StatsWindow' })
  window: Window;
  @ApiProperty({ description: 'Seconds of each bucket.', example: 900 })
  bucketSeconds: number;
  since: Date;
  until: Date;
  @ApiProperty({
    type: Date,
    nullable: true,
    description: 'Traffic is counted up to here, some seconds behind; null: nothing was counted yet.',
  })
  countedUntil: Date | null;
  @ApiProperty({ description: 'Of the whole window.' })
  totals: TrafficDto;
  @ApiProperty({ type: [TrafficBucketDto], description: 'One after the other without a gap, the oldest first.' })
  buckets: TrafficBucketDto[];
  @ApiProperty({ description: 'How things stand now.' })
  queue: QueueFiguresDto;
  deadLetters: DeadLettersDto;
  @ApiProperty({
    type: [OpenBreakerDto],
    description: 'Connectors whose circuit breaker lets no call, or only probes, out.',
  })
  breakers: OpenBreakerDto[];
  @ApiProperty({ type: [FailingConnectorDto], description: 'The five with the most failed calls in the window.' })
  failing: FailingConnectorDto[];
}

import { IsTime, LeftOutOrGiven } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsInt, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { INBOX_STATUSES } from '../inbox/webhook-inbox.entity';
import type { ReplayFilter } from './replay-filter';

const MOST_IDS = 1_000;
const MOST_TYPES = 100;
const FASTEST = 10_000;

export class ReplayDto {
  @ApiProperty({ required: false, format: 'uuid', description: 'The only route that may take it; all, if left out.' })
  @LeftOutOrGiven()
  @IsUUID()
  toRouteId?: string;
}

/** Which events are replayed. Every field narrows it down; replays themselves never match. */
export class ReplayManyDto extends ReplayDto implements ReplayFilter {
  @ApiProperty({ required: false, description: 'Not received before this time.', example: '2026-01-31T00:00:00Z' })
  @LeftOutOrGiven()
  @IsTime()
  since?: string;

  @ApiProperty({ required: false, description: 'Received before this time.', example: '2040-01-31T00:00:00Z' })
  @LeftOutOrGiven()
  @IsTime()
  until?: string;

  @ApiProperty({ required: false, isArray: true, enum: INBOX_STATUSES })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(INBOX_STATUSES.length)
  @IsIn(INBOX_STATUSES, { each: true })
  status?: string[];

  @ApiProperty({ required: false, format: 'uuid' })
  @LeftOutOrGiven()
  @IsUUID()
  connectorId?: string;

  @ApiProperty({ required: false, type: [String], description: '`*` stands for any text.', example: ['issues*'] })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_TYPES)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  eventTypes?: string[];

  @ApiProperty({ required: false, format: 'uuid', description: 'Only events that this route made a call of.' })
  @LeftOutOrGiven()
  @IsUUID()
  routeId?: string;

  @ApiProperty({ required: false, type: [String], description: `Only these; up to ${MOST_IDS}.` })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_IDS)
  @IsUUID(undefined, { each: true })
  ids?: string[];

  @ApiProperty({
    required: false,
    minimum: 1,
    maximum: FASTEST,
    description: 'How many are replayed a second, at most; left out: as `REPLAY_PER_SECOND` of the installation says.',
    example: 500,
  })
  @LeftOutOrGiven()
  @IsInt()
  @Min(1)
  @Max(FASTEST)
  perSecond?: number;
}

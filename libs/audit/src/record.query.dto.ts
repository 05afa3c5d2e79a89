import { LeftOutOrGiven, TimeRangeQuery } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';

export class EventsQuery extends TimeRangeQuery {
  @ApiProperty({ required: false, example: 'webhook.received' })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(100)
  type?: string;

  @ApiProperty({ required: false, enum: ['debug', 'info', 'warning', 'error', 'critical'] })
  @LeftOutOrGiven()
  @IsIn(['debug', 'info', 'warning', 'error', 'critical'])
  severity?: string;
}

export class RequestsQuery extends TimeRangeQuery {
  @ApiProperty({ required: false, enum: ['in', 'out'], description: 'In: our API. Out: calls to third parties.' })
  @LeftOutOrGiven()
  @IsIn(['in', 'out'])
  direction?: string;

  @ApiProperty({ required: false, enum: ['success', 'refused', 'failed'] })
  @LeftOutOrGiven()
  @IsIn(['success', 'refused', 'failed'])
  status?: string;

  @ApiProperty({ required: false })
  @LeftOutOrGiven()
  @IsUUID()
  connectorId?: string;

  @ApiProperty({ required: false, description: 'What an answer has as `x-request-id`, and an error as `requestId`.' })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(100)
  requestId?: string;
}

export class AuditQuery extends TimeRangeQuery {
  @ApiProperty({ required: false, example: 'connector.update' })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(100)
  action?: string;

  @ApiProperty({ required: false, enum: ['user', 'api_key', 'system', 'anonymous'], description: 'Kind of actor.' })
  @LeftOutOrGiven()
  @IsIn(['user', 'api_key', 'system', 'anonymous'])
  actorType?: string;

  @ApiProperty({ required: false, description: "The user's or the API key's id." })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(100)
  actorId?: string;

  @ApiProperty({ required: false, description: 'The person, also when an API key of theirs acted.' })
  @LeftOutOrGiven()
  @IsUUID()
  operatorUserId?: string;

  @ApiProperty({ required: false, example: 'connector' })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(100)
  resourceType?: string;

  @ApiProperty({ required: false })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(100)
  resourceId?: string;
}

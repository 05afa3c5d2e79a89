import { TimeRangeQuery } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { shownHeaders } from './shown-headers';
import { INBOX_STATUSES, type WebhookInbox } from './webhook-inbox.entity';

export class InboxQuery extends TimeRangeQuery {
  @ApiProperty({ required: false, enum: INBOX_STATUSES })
  @IsOptional()
  @IsIn(INBOX_STATUSES)
  status?: string;

  @ApiProperty({ required: false })
  @IsOptional()
  @IsUUID()
  connectorId?: string;

  @ApiProperty({ required: false, example: 'issues' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  eventType?: string;

  @ApiProperty({ required: false, description: "The provider's id of the event." })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  eventId?: string;
}

export class InboxMessageDto {
  id: string;
  connectorId: string;
  @ApiProperty({ example: 'github' })
  provider: string;
  @ApiProperty({ description: "The provider's id of the event." })
  eventId: string;
  @ApiProperty({ type: String, nullable: true })
  eventType: string | null;
  @ApiProperty({ enum: INBOX_STATUSES })
  status: string;
  signatureValid: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'The message that this one repeats.' })
  replayOf: string | null;
  traceId: string;
  receivedAt: Date;
  @ApiProperty({ type: Date, nullable: true })
  processedAt: Date | null;

  static from(row: WebhookInbox): InboxMessageDto {
    const { id, connectorId, eventId, eventType, status, signatureValid, replayOf } = row;
    const { traceId, receivedAt, processedAt } = row;
    const provider = row.provider.split(':')[0] ?? row.provider;
    const event = { id, connectorId, provider, eventId, eventType, status, signatureValid, replayOf };
    return { ...event, traceId, receivedAt, processedAt };
  }
}

export class InboxMessageDetailDto extends InboxMessageDto {
  @ApiProperty({ type: 'object', additionalProperties: true })
  headers: Record<string, string | string[]>;
  @ApiProperty({ description: 'Bytes of the body; read it with GET …/raw.' })
  bodyBytes: number;

  static of(row: WebhookInbox, bodyBytes: number): InboxMessageDetailDto {
    return { ...InboxMessageDto.from(row), headers: shownHeaders(row.headers), bodyBytes };
  }
}

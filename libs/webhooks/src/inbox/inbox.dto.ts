import { LeftOutOrGiven, TimeRangeQuery } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { HINTS } from '../quarantine/hints';
import type { Rejection } from '../verification/verifier';
import { shownHeaders } from './shown-headers';
import { INBOX_STATUSES, PROOFS, type WebhookInbox } from './webhook-inbox.entity';

export class InboxQuery extends TimeRangeQuery {
  @ApiProperty({ required: false, enum: INBOX_STATUSES })
  @LeftOutOrGiven()
  @IsIn(INBOX_STATUSES)
  status?: string;

  @ApiProperty({ required: false })
  @LeftOutOrGiven()
  @IsUUID()
  connectorId?: string;

  @ApiProperty({ required: false, example: 'issues' })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(200)
  eventType?: string;

  @ApiProperty({ required: false, description: "The provider's id of the event." })
  @LeftOutOrGiven()
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
  @ApiProperty({ description: 'Whether the signature was right when it came in.' })
  signatureValid: boolean;
  @ApiProperty({
    enum: PROOFS,
    description:
      "What shows that it is genuine: its signature; or the provider's own API, which gave it to us after it had not arrived.",
  })
  proof: string;
  @ApiProperty({ type: String, nullable: true, description: 'The message that this one repeats.' })
  replayOf: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'The job that routes it, which may route others as well; null for a replay.',
  })
  jobId: string | null;
  traceId: string;
  receivedAt: Date;
  @ApiProperty({ type: Date, nullable: true })
  processedAt: Date | null;

  static from(row: WebhookInbox): InboxMessageDto {
    const { id, connectorId, eventId, eventType, status, signatureValid, proof, replayOf } = row;
    const { jobId, traceId, receivedAt, processedAt } = row;
    const provider = row.provider.split(':')[0] ?? row.provider;
    const event = { id, connectorId, provider, eventId, eventType, status, signatureValid, proof, replayOf };
    return { ...event, jobId, traceId, receivedAt, processedAt };
  }
}

/** What came of checking a signature, as of the time the message came, with the secrets of now. */
export class SignatureCheckDto {
  checkedAt: Date;
  valid: boolean;
  @ApiProperty({ type: String, nullable: true, enum: Object.keys(HINTS) })
  reason: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What the reason usually means.' })
  hint: string | null;

  static of(checkedAt: Date, reason: Rejection | null): SignatureCheckDto {
    return { checkedAt, valid: reason === null, reason, hint: reason === null ? null : HINTS[reason] };
  }
}

export class InboxMessageDetailDto extends InboxMessageDto {
  @ApiProperty({ type: 'object', additionalProperties: true })
  headers: Record<string, string | string[]>;
  @ApiProperty({ description: 'Bytes of the body; read it with GET …/raw.' })
  bodyBytes: number;
  @ApiProperty({ type: SignatureCheckDto, nullable: true, description: 'The last time somebody asked for a check.' })
  reverified: SignatureCheckDto | null;

  static of(row: WebhookInbox, bodyBytes: number): InboxMessageDetailDto {
    const { reverifiedAt, reverificationError } = row;
    const reverified = reverifiedAt && SignatureCheckDto.of(reverifiedAt, reverificationError);
    return { ...InboxMessageDto.from(row), headers: shownHeaders(row.headers), bodyBytes, reverified };
  }
}

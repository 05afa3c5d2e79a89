import { IsTime, LeftOutOrGiven, TimeRangeQuery } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { shownHeaders } from '../inbox/shown-headers';
import { HINTS } from './hints';
import type { QuarantinedRequest } from './quarantined-request.entity';

const REASONS = Object.keys(HINTS);
const LONGEST_TEXT = 100_000;

export class QuarantineQuery extends TimeRangeQuery {
  @ApiProperty({ required: false })
  @LeftOutOrGiven()
  @IsUUID()
  connectorId?: string;

  @ApiProperty({ required: false, enum: REASONS })
  @LeftOutOrGiven()
  @IsIn(REASONS)
  reason?: string;
}

/** Which rejected requests are checked again; every field narrows it down. */
export class ReverifyDto {
  @ApiProperty({ required: false, format: 'uuid' })
  @LeftOutOrGiven()
  @IsUUID()
  connectorId?: string;

  @ApiProperty({ required: false, enum: REASONS })
  @LeftOutOrGiven()
  @IsIn(REASONS)
  reason?: string;

  @ApiProperty({ required: false, description: 'Not received before this time.', example: '2026-01-31T00:00:00Z' })
  @LeftOutOrGiven()
  @IsTime()
  since?: string;

  @ApiProperty({ required: false, description: 'Received before this time.', example: '2040-01-31T00:00:00Z' })
  @LeftOutOrGiven()
  @IsTime()
  until?: string;
}

export class QuarantinedDto {
  id: string;
  connectorId: string;
  @ApiProperty({ enum: REASONS, example: 'signature_mismatch' })
  reason: string;
  @ApiProperty({ description: 'What the reason usually means, and what mends it.' })
  hint: string;
  @ApiProperty({ description: 'Bytes of headers and body.' })
  bytes: number;
  receivedAt: Date;
  traceId: string;

  static from(row: QuarantinedRequest): QuarantinedDto {
    const { id, connectorId, reason, bytes, receivedAt, traceId } = row;
    return { id, connectorId, reason, hint: HINTS[reason], bytes, receivedAt, traceId };
  }
}

export class QuarantinedDetailDto extends QuarantinedDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'A token among them is covered.' })
  headers: Record<string, string | string[]>;
  @ApiProperty({ description: 'The query of the URL, with its `?`.', example: '' })
  query: string;
  @ApiProperty({ description: 'The body as text, up to 100,000 characters; the exact bytes are under `raw`.' })
  body: string;
  bodyBytes: number;

  static of(row: QuarantinedRequest): QuarantinedDetailDto {
    const { headers, search: query, payloadRaw } = row;
    const body = payloadRaw.toString('utf8').replaceAll('\0', '\ufffd').slice(0, LONGEST_TEXT);
    return { ...QuarantinedDto.from(row), headers: shownHeaders(headers), query, body, bodyBytes: payloadRaw.length };
  }
}

/** What came of checking a rejected request again. */
export class ReverifiedDto {
  @ApiProperty({ description: 'Whether it is genuine: then its events are in the inbox, and it left the quarantine.' })
  released: boolean;
  @ApiProperty({ type: String, nullable: true, enum: REASONS, description: 'Why it stays.' })
  reason: string | null;
  @ApiProperty({ type: String, nullable: true })
  hint: string | null;
  @ApiProperty({ type: [String], description: 'Its events in the inbox.' })
  inboxIds: string[];
  @ApiProperty({ description: 'How many of them had arrived before, so that nothing more happens.' })
  duplicates: number;
}

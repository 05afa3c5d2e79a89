import { LeftOutOrGiven } from '@app/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsString, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { CreateRouteDto, FilterDto } from '../routing/routes.dto';
import { IsPastedHeaders } from './pasted-headers.validator';

const LONGEST_BODY = 1_000_000;

/** An event that is pasted. */
export class PastedEventDto {
  @ApiProperty({ required: false, example: 'issues', description: 'Left out: an event without a type.' })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 200)
  type?: string;

  @ApiProperty({ required: false, example: 'evt_1', description: "The provider's id." })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 200)
  id?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { 'content-type': 'application/json' },
  })
  @LeftOutOrGiven()
  @IsPastedHeaders()
  headers?: Record<string, string>;

  @ApiProperty({ description: 'The body as it would come.', example: '{"action":"opened","issue":{"number":7}}' })
  @IsString()
  @MaxLength(LONGEST_BODY)
  body: string;
}

/** Which event: one of the inbox, or a pasted one. */
export class DryRunRequest {
  @ApiProperty({ required: false, format: 'uuid', description: 'A message of the inbox; or give `event`.' })
  @LeftOutOrGiven()
  @IsUUID()
  inboxId?: string;

  @ApiProperty({ required: false, type: PastedEventDto, description: 'A pasted event; or give `inboxId`.' })
  @LeftOutOrGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => PastedEventDto)
  event?: PastedEventDto;
}

export class UnsavedDryRunRequest extends DryRunRequest {
  @ApiProperty({ type: CreateRouteDto, description: 'The route, as it would be made.' })
  @IsObject()
  @ValidateNested()
  @Type(() => CreateRouteDto)
  route: CreateRouteDto;
}

/** One thing that a route asks of an event. */
export class RouteCheckDto {
  @ApiProperty({ enum: ['enabled', 'source', 'eventType', 'filter'] })
  check: string;
  holds: boolean;
  @ApiProperty({ description: 'In words.', example: '$.action equals "opened": found "closed"' })
  message: string;
  @ApiProperty({ type: FilterDto, nullable: true })
  filter: FilterDto | null;
  @ApiProperty({ type: 'array', items: {}, description: "What a filter's path finds, up to five values." })
  found: unknown[];
}

export class PlannedBodyDto {
  @ApiProperty({ description: 'The text, up to 100,000 characters.' })
  text: string;
  bytes: number;
  @ApiProperty({ type: String, nullable: true })
  contentType: string | null;
  @ApiProperty({ description: 'Whether the transform of the route made it.' })
  transformed: boolean;
}

export class PlannedRequestDto {
  @ApiProperty({ example: 'POST' })
  method: string;
  @ApiProperty({ example: 'https://api.example.com/issues/7' })
  url: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Without those that are made for each call; a secret is never shown.',
  })
  headers: Record<string, string>;
}

export class PlannedPolicyDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: the built-in policy.' })
  id: string | null;
  @ApiProperty({ example: 'Gentle' })
  name: string;
  version: number;
}

export class DryRunProblemDto {
  @ApiProperty({ example: 'transform_failed' })
  code: string;
  message: string;
}

/** What a route would do with an event. Nothing was sent. */
export class DryRunDto {
  @ApiProperty({ description: 'Whether the route takes the event.' })
  matched: boolean;
  @ApiProperty({ type: [RouteCheckDto] })
  checks: RouteCheckDto[];
  @ApiProperty({ type: PlannedBodyDto, nullable: true })
  body: PlannedBodyDto | null;
  @ApiProperty({ type: PlannedRequestDto, nullable: true })
  request: PlannedRequestDto | null;
  @ApiProperty({ type: PlannedPolicyDto, nullable: true })
  policy: PlannedPolicyDto | null;
  @ApiProperty({ type: String, nullable: true, description: 'The line in which the call would wait its turn.' })
  orderingKey: string | null;
  @ApiProperty({
    type: [DryRunProblemDto],
    description: 'Why the call could not be made, also of a route that matches.',
  })
  problems: DryRunProblemDto[];
}

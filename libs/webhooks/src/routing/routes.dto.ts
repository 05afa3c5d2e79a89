import { IsName, LeftOutOrGiven, PageQuery } from '@app/http';
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsTransform } from '../transform/transform.validator';
import { IsOrderingKey, IsQueryMap } from '../template/template.validators';
import { IsCallPath } from './call-path.validator';
import { FILTER_OPERATORS, type FilterOperator } from './filter';
import { FitsOperator } from './filter-value.validator';
import { IsHeaderMap } from './header-map.validator';
import { IsJsonPath } from './json-path.validator';
import type { RequestTemplate, Route } from './route.entity';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export class FilterDto {
  @ApiProperty({ example: '$.action', description: 'JSONPath (RFC 9535) into the payload.' })
  @IsJsonPath()
  @MaxLength(200)
  path: string;

  @ApiProperty({ enum: FILTER_OPERATORS, example: 'equals' })
  @IsIn(FILTER_OPERATORS)
  operator: FilterOperator;

  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'array', items: {} }],
    nullable: true,
    required: false,
    example: 'opened',
    description: 'Any JSON value; a list for `in` and `not_in`. Left out only for `exists` and `not_exists`.',
  })
  @FitsOperator()
  value?: unknown;

  @ApiProperty({ required: false, default: 0, description: 'Same group: one must hold. Every group must hold.' })
  @LeftOutOrGiven()
  @IsInt()
  @Min(0)
  @Max(100)
  group: number = 0;
}

export class RequestTemplateDto {
  @ApiProperty({ enum: METHODS, default: 'POST', required: false })
  @LeftOutOrGiven()
  @IsIn(METHODS)
  method?: RequestTemplate['method'];

  @ApiProperty({
    default: '/',
    required: false,
    description:
      "Below the destination's base URL. `{{ … }}` stands for something of the event: a JSONPath into its payload " +
      '(`{{ $.issue.number }}`), `event.id`, `event.type`, or `headers.<name>`. Values are percent-encoded; a path ' +
      'whose placeholder finds nothing makes no call.',
    example: '/issues/{{ $.issue.number }}',
  })
  @LeftOutOrGiven()
  @IsCallPath()
  @MaxLength(2_000)
  path?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'May have placeholders; a parameter whose placeholder finds nothing is left out.',
    example: { state: '{{ $.issue.state }}' },
  })
  @LeftOutOrGiven()
  @IsQueryMap()
  query?: Record<string, string>;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description:
      'Never a secret: the destination connector has a secret ref for that. May have placeholders; a header whose ' +
      'placeholder finds nothing is left out.',
  })
  @LeftOutOrGiven()
  @IsHeaderMap()
  headers?: Record<string, string>;
}

// No initialisers here: UpdateRouteDto would inherit them, and a PATCH would reset what it leaves out.
export class CreateRouteDto {
  @ApiProperty({ example: 'Opened issues to the tracker', maxLength: 100 })
  @IsName()
  name: string;

  @ApiProperty({ description: 'The connector whose webhooks it takes.' })
  @IsUUID()
  sourceConnectorId: string;

  @ApiProperty({ type: [String], default: ['*'], required: false, description: '`*` stands for any text.' })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  eventTypes?: string[];

  @ApiProperty({ type: [FilterDto], default: [], required: false })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FilterDto)
  filters?: FilterDto[];

  @ApiProperty({ description: 'The connector that is called.' })
  @IsUUID()
  destinationConnectorId: string;

  @ApiProperty({
    type: RequestTemplateDto,
    required: false,
    description:
      'The call. Its body is the event as it came, or what `transform` makes of it; `x-signalbox-event-id` and `x-signalbox-event-type` name it, ' +
      'percent-encoded where a header needs that.',
  })
  @LeftOutOrGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => RequestTemplateDto)
  request?: RequestTemplateDto;

  @ApiProperty({
    type: String,
    nullable: true,
    default: null,
    required: false,
    description:
      'JSONata expression that makes the body of the call: `$` is the payload, `$event` has `id`, `type` and ' +
      '`receivedAt`, `$headers` the headers. It is evaluated when the call goes out; a call whose transform fails is ' +
      'dead with the reason, and a redrive uses the transform of then.',
    example: '{ "key": issue.number, "title": issue.title }',
  })
  @LeftOutOrGiven()
  @IsTransform()
  transform?: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    default: null,
    required: false,
    description:
      'Calls of events that have the same value here go out one after another, across retries: a JSONPath into the ' +
      'payload, `event.type`, or `headers.<name>`. Events without the value wait for nobody.',
    example: '$.issue.id',
  })
  @LeftOutOrGiven()
  @IsOrderingKey()
  orderingKey?: string | null;

  @ApiProperty({ default: true, required: false })
  @LeftOutOrGiven()
  @IsBoolean()
  enabled?: boolean;

  @ApiProperty({ default: 0, required: false, description: 'Order in lists.' })
  @LeftOutOrGiven()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  position?: number;
}

/** Only what is sent changes, within `request` too. */
export class UpdateRouteDto extends PartialType(CreateRouteDto, { skipNullProperties: false }) {}

export class RoutesQuery extends PageQuery {
  @ApiProperty({ required: false })
  @LeftOutOrGiven()
  @IsUUID()
  sourceConnectorId?: string;

  @ApiProperty({ required: false })
  @LeftOutOrGiven()
  @IsUUID()
  destinationConnectorId?: string;

  @ApiProperty({ required: false, type: Boolean })
  @LeftOutOrGiven()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  enabled?: boolean;
}

export class RouteDto {
  id: string;
  name: string;
  sourceConnectorId: string;
  @ApiProperty({ type: [String] })
  eventTypes: string[];
  @ApiProperty({ type: [FilterDto] })
  filters: FilterDto[];
  destinationConnectorId: string;
  @ApiProperty({ type: RequestTemplateDto })
  request: RequestTemplateDto;
  @ApiProperty({ type: String, nullable: true })
  transform: string | null;
  @ApiProperty({ type: String, nullable: true })
  orderingKey: string | null;
  enabled: boolean;
  position: number;
  version: number;
  createdAt: Date;
  updatedAt: Date;

  static from(route: Route): RouteDto {
    const { id, name, sourceConnectorId, eventTypes, filters, destinationConnectorId, enabled, position } = route;
    const { requestTemplate: request, transform, orderingKey, version, createdAt, updatedAt } = route;
    const rule = { sourceConnectorId, eventTypes, filters, destinationConnectorId, request, transform, orderingKey };
    return { id, name, ...rule, enabled, position, version, createdAt, updatedAt };
  }
}

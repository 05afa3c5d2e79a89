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
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { FILTER_OPERATORS, type FilterOperator } from './filter';
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
    description: 'Any JSON value; a list for `in` and `not_in`.',
  })
  @LeftOutOrGiven()
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
  method: RequestTemplate['method'] = 'POST';

  @ApiProperty({ default: '/', required: false, description: "Below the destination's base URL.", example: '/events' })
  @LeftOutOrGiven()
  @Matches(/^\/(?!\/)/, { message: 'path must begin with one /' })
  @MaxLength(2_000)
  path: string = '/';

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @LeftOutOrGiven()
  @IsObject()
  headers?: Record<string, string>;
}

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
  @MaxLength(200, { each: true })
  eventTypes: string[] = ['*'];

  @ApiProperty({ type: [FilterDto], default: [], required: false })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => FilterDto)
  filters: FilterDto[] = [];

  @ApiProperty({ description: 'The connector that is called.' })
  @IsUUID()
  destinationConnectorId: string;

  @ApiProperty({
    type: RequestTemplateDto,
    required: false,
    description: 'The call. Its body is the event as it came.',
  })
  @LeftOutOrGiven()
  @ValidateNested()
  @Type(() => RequestTemplateDto)
  request: RequestTemplateDto = new RequestTemplateDto();

  @ApiProperty({ default: true, required: false })
  @LeftOutOrGiven()
  @IsBoolean()
  enabled: boolean = true;

  @ApiProperty({ default: 0, required: false, description: 'Order in lists.' })
  @LeftOutOrGiven()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  position: number = 0;
}

/** Only what is sent changes. */
export class UpdateRouteDto extends PartialType(CreateRouteDto, { skipNullProperties: false }) {}

export class RoutesQuery extends PageQuery {
  @ApiProperty({ required: false })
  @IsOptional()
  @IsUUID()
  sourceConnectorId?: string;

  @ApiProperty({ required: false })
  @IsOptional()
  @IsUUID()
  destinationConnectorId?: string;

  @ApiProperty({ required: false, type: Boolean })
  @IsOptional()
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
  enabled: boolean;
  position: number;
  version: number;
  createdAt: Date;
  updatedAt: Date;

  static from(route: Route): RouteDto {
    const { id, name, sourceConnectorId, eventTypes, destinationConnectorId, enabled, position } = route;
    const { version, createdAt, updatedAt } = route;
    const rule = { sourceConnectorId, eventTypes, filters: route.filters, destinationConnectorId };
    return { id, name, ...rule, request: route.requestTemplate, enabled, position, version, createdAt, updatedAt };
  }
}

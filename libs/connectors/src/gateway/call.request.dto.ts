import { LeftOutOrGiven } from '@app/http';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { Allow, IsBase64, IsIn, IsObject, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import type { CallBody } from './call-body';
import { IsTextMap } from './text-map.validator';

export const CALL_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const Texts =
  (description: string, most: number, longest: number, example: Record<string, string>) =>
  (target: object, property: string) => {
    ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' }, description, example })(
      target,
      property,
    );
    LeftOutOrGiven()(target, property);
    IsTextMap(most, longest)(target, property);
  };

export class CallBodyDto implements CallBody {
  @ApiPropertyOptional({
    oneOf: [{ type: 'object', additionalProperties: true }, { type: 'array', items: {} }, { type: 'string' }],
    description: 'Any JSON value.',
    example: { title: 'Broken build' },
  })
  @Allow()
  json?: unknown;

  @Texts('Fields of a form.', 200, 100_000, { title: 'Broken build' })
  form?: Record<string, string>;

  @ApiPropertyOptional({ example: 'Broken build' })
  @LeftOutOrGiven()
  @IsString()
  text?: string;

  @ApiPropertyOptional({ description: 'Any bytes.', example: 'QnJva2VuIGJ1aWxk' })
  @LeftOutOrGiven()
  @IsBase64()
  base64?: string;

  @ApiPropertyOptional({ description: 'In place of the one of the kind of body.', example: 'application/ld+json' })
  @LeftOutOrGiven()
  @MaxLength(200)
  @Matches(/^[\x20-\x7e]+$/, { message: 'contentType must be a media type' })
  contentType?: string;
}

export class CallRequestDto {
  @ApiPropertyOptional({ enum: CALL_METHODS, default: 'GET' })
  @LeftOutOrGiven()
  @IsIn(CALL_METHODS)
  method?: string;

  @ApiPropertyOptional({
    description: "Below the connector's base URL, which it cannot leave.",
    default: '/',
    example: '/user',
  })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(2_000)
  path?: string;

  @Texts('Parameters of the query.', 100, 4_000, { page: '1' })
  query?: Record<string, string>;

  @Texts('Never a secret: the connector has a secret ref for that.', 50, 4_000, { accept: 'application/json' })
  headers?: Record<string, string>;

  @ApiPropertyOptional({ type: CallBodyDto, description: 'One of json, form, text and base64.' })
  @LeftOutOrGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => CallBodyDto)
  body?: CallBodyDto;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'What `{{ $.path }}` in path, query, headers and body stands for. Without it nothing is filled in.',
    example: { issue: { id: 7 } },
  })
  @LeftOutOrGiven()
  @IsObject()
  event?: Record<string, unknown>;
}

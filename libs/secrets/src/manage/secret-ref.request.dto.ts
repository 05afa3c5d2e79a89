import { IsName, LeftOutOrGiven, PageQuery } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

/** The providers that are offered. */
export const PROVIDERS = ['local'] as const;

const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;
const WELL_FORMED = /^\P{Cs}*$/u;

const Value = () => (target: object, property: string) => {
  ApiProperty({
    description: 'Goes in and never comes out. 1 to 16384 characters.',
    minLength: 1,
    maxLength: 16_384,
    format: 'password',
    writeOnly: true,
    example: 'the-signing-secret-of-your-provider',
  })(target, property);
  Length(1, 16_384)(target, property);
  Matches(WELL_FORMED, { message: 'value must be well-formed Unicode text' })(target, property);
};

export class CreateSecretRefRequest {
  @ApiProperty({ description: 'Unique in the workspace.', minLength: 1, maxLength: 100, example: 'github-webhook' })
  @IsName()
  name: string;

  @ApiProperty({ description: 'Who keeps the value. `local`: this database, encrypted.', enum: PROVIDERS })
  @IsIn(PROVIDERS)
  provider: 'local';

  @Value()
  value: string;
}

export class UpdateSecretRefRequest {
  @ApiProperty({
    description: 'Unique in the workspace.',
    minLength: 1,
    maxLength: 100,
    required: false,
    example: 'github-webhook-2026',
  })
  @LeftOutOrGiven()
  @IsName()
  name?: string;
}

export class RotateSecretRefRequest {
  @Value()
  value: string;

  @ApiProperty({
    description: 'The value before stays accepted for so long, in seconds; 0 ends it at once.',
    minimum: 0,
    maximum: 2_592_000,
    default: 86_400,
    required: false,
  })
  @LeftOutOrGiven()
  @IsInt()
  @Min(0)
  @Max(2_592_000)
  overlapSeconds: number = 86_400;
}

export class SecretRefsQuery extends PageQuery {
  @ApiProperty({ description: 'A part of the name, in any case.', required: false, example: 'github' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  @Matches(PRINTABLE, { message: 'name must have no control characters' })
  name?: string;

  @ApiProperty({ enum: PROVIDERS, required: false })
  @IsOptional()
  @IsIn(PROVIDERS)
  provider?: string;
}

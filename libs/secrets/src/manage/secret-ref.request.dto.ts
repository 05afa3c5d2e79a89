import { IsName, LeftOutOrGiven, PageQuery } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { DEFAULT_OVERLAP_SECONDS } from '../secret-ref.entity';
import { PROVIDERS, type ProviderName } from '../providers/secret-provider';
import { IsIn, IsInt, IsString, Length, Matches, Max, Min, ValidateIf } from 'class-validator';

const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;
const WELL_FORMED = /^\P{Cs}*$/u;

const Value = () => (target: object, property: string) => {
  ApiProperty({
    required: false,
    description: 'For the provider `local`, which needs it. Goes in and never comes out. 1 to 16384 characters.',
    minLength: 1,
    maxLength: 16_384,
    format: 'password',
    writeOnly: true,
    example: 'the-signing-secret-of-your-provider',
  })(target, property);
  ValidateIf(({ provider }: { provider?: unknown }, value) => provider === 'local' || value !== undefined)(
    target,
    property,
  );
  Length(1, 16_384)(target, property);
  Matches(WELL_FORMED, { message: 'value must be well-formed Unicode text' })(target, property);
};

const Ref = () => (target: object, property: string) => {
  ApiProperty({
    required: false,
    description:
      'For the other providers, which need it: where the value is. `env`: a name without the prefix; `file`: a path in ' +
      'the folder; `vault`: path#field; `aws-secrets-manager`: name or name#field.',
    minLength: 1,
    maxLength: 500,
    example: 'github/webhook#secret',
  })(target, property);
  LeftOutOrGiven()(target, property);
  Length(1, 500)(target, property);
  Matches(PRINTABLE, { message: 'ref must have no control characters' })(target, property);
};

const OverlapSeconds = () => (target: object, property: string) => {
  ApiProperty({
    description: 'The value before stays accepted for so long, in seconds; 0 ends it at once.',
    minimum: 0,
    maximum: 2_592_000,
    default: DEFAULT_OVERLAP_SECONDS,
    required: false,
  })(target, property);
  LeftOutOrGiven()(target, property);
  IsInt()(target, property);
  Min(0)(target, property);
  Max(2_592_000)(target, property);
};

export class CreateSecretRefRequest {
  @ApiProperty({ description: 'Unique in the workspace.', minLength: 1, maxLength: 100, example: 'github-webhook' })
  @IsName()
  name: string;

  @ApiProperty({
    description:
      'Who keeps the value. `local`: this database, encrypted. The others: where the installation lets workspaces read.',
    enum: PROVIDERS,
  })
  @IsIn(PROVIDERS)
  provider: ProviderName;

  @Value()
  value?: string;

  @Ref()
  ref?: string;
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
  value?: string;

  @Ref()
  ref?: string;

  @OverlapSeconds()
  overlapSeconds: number = DEFAULT_OVERLAP_SECONDS;
}

export class SecretRefsQuery extends PageQuery {
  @ApiProperty({ description: 'A part of the name, in any case.', required: false, example: 'github' })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 100)
  @Matches(PRINTABLE, { message: 'name must have no control characters' })
  name?: string;

  @ApiProperty({ enum: PROVIDERS, required: false })
  @LeftOutOrGiven()
  @IsIn(PROVIDERS)
  provider?: string;
}

import { LeftOutOrGiven } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type Permission, WORKSPACE_PERMISSIONS } from '../permissions';
import { KeyRateLimitDto } from './key-rate-limit.dto';

const MAX_OVERLAP_SECONDS = 30 * 86_400;
const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);

export class CreateApiKeyDto {
  @ApiProperty({ description: 'What it is for.', minLength: 1, maxLength: 100, example: 'Deploy pipeline' })
  @Transform(trimmed)
  @IsString()
  @Length(1, 100)
  name: string;

  @ApiProperty({
    description: 'What it may do: nothing that its maker may not.',
    enum: WORKSPACE_PERMISSIONS,
    enumName: 'WorkspacePermission',
    isArray: true,
    example: ['jobs:read', 'jobs:write'],
  })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(WORKSPACE_PERMISSIONS, { each: true })
  permissions: Permission[];

  @ApiProperty({
    type: KeyRateLimitDto,
    required: false,
    nullable: true,
    description:
      'Left out or null: it may be used as often as one likes. A key with a limit makes, changes and rotates no keys.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => KeyRateLimitDto)
  rateLimit?: KeyRateLimitDto | null;

  @ApiProperty({
    type: String,
    description: 'Last moment it works. Left out or null: it does not expire.',
    required: false,
    nullable: true,
    format: 'date-time',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  expiresAt?: string | null;
}

export class UpdateApiKeyDto {
  @ApiProperty({ minLength: 1, maxLength: 100, required: false, example: 'Deploy pipeline' })
  @LeftOutOrGiven()
  @Transform(trimmed)
  @IsString()
  @Length(1, 100)
  name?: string;

  @ApiProperty({ type: KeyRateLimitDto, required: false, nullable: true, description: 'Null takes the limit away.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => KeyRateLimitDto)
  rateLimit?: KeyRateLimitDto | null;

  @ApiProperty({ type: String, required: false, nullable: true, format: 'date-time', description: 'Null: for ever.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  expiresAt?: string | null;
}

export class RotateApiKeyDto {
  @ApiProperty({
    description: 'The old key works this much longer, so that its users can change over. 0 ends it at once.',
    minimum: 0,
    maximum: MAX_OVERLAP_SECONDS,
    default: 86_400,
    required: false,
  })
  @LeftOutOrGiven()
  @IsInt()
  @Min(0)
  @Max(MAX_OVERLAP_SECONDS)
  overlapSeconds: number = 86_400;
}

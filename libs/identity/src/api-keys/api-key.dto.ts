import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsISO8601, IsOptional, IsString, Length } from 'class-validator';
import { type Permission, WORKSPACE_PERMISSIONS } from '../permissions';

export class CreateApiKeyDto {
  @ApiProperty({ description: 'What it is for.', minLength: 1, maxLength: 100, example: 'Deploy pipeline' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
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
    description: 'Last moment it works. Left out: it does not expire.',
    required: false,
    format: 'date-time',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  expiresAt?: string;
}

export class ApiKeyDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Deploy pipeline' })
  name: string;

  @ApiProperty({ description: 'First characters of the key, to tell keys apart.', example: 'sbx_4fT9zQ1a' })
  keyPrefix: string;

  @ApiProperty({ enum: WORKSPACE_PERMISSIONS, enumName: 'WorkspacePermission', isArray: true })
  permissions: Permission[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Last use, to the minute.' })
  lastUsedAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt: Date | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The person who made it.' })
  createdBy: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ description: 'Rises with every change; the ETag.', example: 1 })
  version: number;
}

export class CreatedApiKeyDto extends ApiKeyDto {
  @ApiProperty({ description: 'The key itself. It is shown this once and stored nowhere.' })
  key: string;
}

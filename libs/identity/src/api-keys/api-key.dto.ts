import { ApiProperty } from '@nestjs/swagger';
import { WORKSPACE_PERMISSIONS, type Permission } from '../permissions';
import { KeyRateLimitDto } from './key-rate-limit.dto';

const time = { type: String, format: 'date-time' } as const;

export class ApiKeyDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Deploy pipeline' })
  name: string;

  @ApiProperty({ description: 'First characters of the key, to tell keys apart.', example: 'sbx_4fT9zQ1a' })
  keyPrefix: string;

  @ApiProperty({ enum: WORKSPACE_PERMISSIONS, enumName: 'WorkspacePermission', isArray: true })
  permissions: Permission[];

  @ApiProperty({
    type: KeyRateLimitDto,
    nullable: true,
    description: 'Null: it may be used as often as one likes.',
  })
  rateLimit: KeyRateLimitDto | null;

  @ApiProperty({ ...time, nullable: true, description: 'Last moment it works. Null: it does not expire.' })
  expiresAt: Date | null;

  @ApiProperty({ ...time, nullable: true, description: 'Last use, to the minute.' })
  lastUsedAt: Date | null;

  @ApiProperty({ ...time, nullable: true })
  revokedAt: Date | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The key that took its place.' })
  replacedBy: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The person who made it.' })
  createdBy: string | null;

  @ApiProperty(time)
  createdAt: Date;

  @ApiProperty({ description: 'Rises with every change; the ETag.', example: 1 })
  version: number;
}

export class CreatedApiKeyDto extends ApiKeyDto {
  @ApiProperty({ description: 'The key itself. It is shown this once and stored nowhere.' })
  key: string;
}

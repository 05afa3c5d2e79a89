import { ApiProperty } from '@nestjs/swagger';
import type { SecretAccessLogEntry } from '../secret-access-log.entity';
import type { SecretRef } from '../secret-ref.entity';
import { PROVIDERS } from '../providers/secret-provider';

const time = { type: String, format: 'date-time', example: '2026-01-31T09:30:00.000Z' } as const;

/** Everything about a secret but its value. */
export class SecretRefDto {
  @ApiProperty({ format: 'uuid', example: '019a9d1e-0f5c-7b51-9c1e-3f1f6f0f7a11' })
  id: string;

  @ApiProperty({ example: 'github-webhook' })
  name: string;

  @ApiProperty({ description: 'Who keeps the value.', enum: PROVIDERS, example: 'local' })
  provider: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where the provider finds the value; null for `local`.',
    example: null,
  })
  ref: string | null;

  @ApiProperty({ description: 'Rises with every change, also of the value; the ETag for `If-Match`.', example: 1 })
  version: number;

  @ApiProperty({ ...time, nullable: true, description: 'When the value last changed; null while it is the first.' })
  rotatedAt: Date | null;

  @ApiProperty({ ...time, nullable: true, description: 'When the value was last used, to the minute.' })
  lastUsedAt: Date | null;

  @ApiProperty(time)
  createdAt: Date;

  @ApiProperty(time)
  updatedAt: Date;

  static from(row: SecretRef): SecretRefDto {
    const { id, name, provider, ref, version, rotatedAt, lastUsedAt, createdAt, updatedAt } = row;
    const where = provider === 'local' ? null : ref;
    return { id, name, provider, ref: where, version, rotatedAt, lastUsedAt, createdAt, updatedAt };
  }
}

/** A value that is accepted, by everything but itself. */
export class SecretVersionDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'The version of the secret that it came with; null for a former place at another provider.',
    example: 3,
  })
  version: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Where it is; null for `local`.', example: null })
  ref: string | null;

  @ApiProperty({ ...time, nullable: true, description: 'Null: not known here.' })
  since: Date | null;

  @ApiProperty({ ...time, nullable: true, description: 'Null: it is the current one.' })
  acceptedUntil: Date | null;
}

export class SecretVersionsDto {
  @ApiProperty({ type: [SecretVersionDto] })
  items: SecretVersionDto[];
}

export class SecretCheckDto {
  @ApiProperty({ description: 'Whether the value can be read at this moment. It is never shown.', example: true })
  readable: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Why not.', example: 'master_key_mismatch' })
  errorCode: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why not, and how to fix it.', example: null })
  detail: string | null;
}

/** One time that the value was asked for. */
export class SecretAccessDto {
  @ApiProperty({ format: 'uuid', example: '019a9d1e-5a77-7e0b-8d52-0c6f4b1f2a33' })
  id: string;

  @ApiProperty({ description: 'Who asked.', example: 'connector:019a9d1e-3c2b-7a40-b1f0-7f5f0f6e2d22' })
  actor: string;

  @ApiProperty({ description: 'What for.', example: 'webhook.verify' })
  purpose: string;

  @ApiProperty({ example: true })
  success: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Code of the error.', example: null })
  error: string | null;

  @ApiProperty(time)
  createdAt: Date;

  static from({ id, actor, purpose, success, error, createdAt }: SecretAccessLogEntry): SecretAccessDto {
    return { id, actor, purpose, success, error, createdAt };
  }
}

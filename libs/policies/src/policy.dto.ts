import { ApiProperty } from '@nestjs/swagger';
import { DEFAULT_POLICY, type PolicyDocument } from './policy-document';
import type { PolicyVersion } from './policy-version.entity';
import type { Policy } from './policy.entity';
import { documentOf } from './stored-policy';

const { retry, timeout } = DEFAULT_POLICY;
const time = { type: String, format: 'date-time', example: '2026-01-31T09:30:00.000Z' } as const;

export class RetryDto {
  @ApiProperty({ description: 'Attempts in all, the first one included.', example: retry.maxAttempts })
  maxAttempts: number;

  @ApiProperty({ description: 'Longest delay before the second attempt, in milliseconds.', example: retry.baseDelayMs })
  baseDelayMs: number;

  @ApiProperty({ description: 'No delay of ours is longer, in milliseconds.', example: retry.maxDelayMs })
  maxDelayMs: number;

  @ApiProperty({ type: [Number], description: 'Statuses that are tried again.', example: retry.retryStatuses })
  retryStatuses: readonly number[];

  @ApiProperty({ description: 'Whether POST and PATCH are tried again.', example: retry.retryNonIdempotent })
  retryNonIdempotent: boolean;
}

export class TimeoutDto {
  @ApiProperty({ description: 'Longest wait for the connection, in milliseconds.', example: timeout.connectMs })
  connectMs: number;

  @ApiProperty({ description: 'Longest wait for the first byte, in milliseconds.', example: timeout.firstByteMs })
  firstByteMs: number;

  @ApiProperty({ description: 'Longest call, in milliseconds.', example: timeout.totalMs })
  totalMs: number;
}

/** A complete policy, with the defaults filled in. */
export class PolicyDocumentDto {
  @ApiProperty({ type: RetryDto })
  retry: RetryDto;

  @ApiProperty({ type: TimeoutDto })
  timeout: TimeoutDto;

  static of({ retry, timeout }: PolicyDocument): PolicyDocumentDto {
    return { retry, timeout };
  }
}

export class PolicyDto extends PolicyDocumentDto {
  @ApiProperty({ format: 'uuid', example: '019a9d1e-7c11-7d3a-a2b4-5e6f7a8b9c0d' })
  id: string;

  @ApiProperty({ example: 'patient' })
  name: string;

  @ApiProperty({ description: 'Rises with every change; the ETag for `If-Match`.', example: 1 })
  version: number;

  @ApiProperty(time)
  createdAt: Date;

  @ApiProperty(time)
  updatedAt: Date;

  static from(row: Policy): PolicyDto {
    const { id, name, version, createdAt, updatedAt } = row;
    return { id, name, version, ...documentOf(row), createdAt, updatedAt };
  }
}

/** The policy as it was at one version. */
export class PolicyVersionDto extends PolicyDocumentDto {
  @ApiProperty({ example: 1 })
  version: number;

  @ApiProperty({ example: 'patient' })
  name: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Who made it.',
    example: 'user:019a9d1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f',
  })
  createdBy: string | null;

  @ApiProperty(time)
  createdAt: Date;

  static from(row: PolicyVersion): PolicyVersionDto {
    const { version, name, createdBy, createdAt } = row;
    return { version, name, ...documentOf(row), createdBy, createdAt };
  }
}

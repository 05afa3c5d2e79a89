import { ApiProperty } from '@nestjs/swagger';
import { DEFAULT_POLICY, PASSING_NETWORK_ERRORS, type PolicyDocument } from './policy-document';
import type { PolicyVersion } from './policy-version.entity';
import type { Policy } from './policy.entity';
import { documentOf } from './stored-policy';

const { rateLimit, concurrency, circuitBreaker, retry, timeout } = DEFAULT_POLICY;
const time = { type: String, format: 'date-time', example: '2026-01-31T09:30:00.000Z' } as const;

export class RateLimitDto {
  @ApiProperty({ description: 'False: only the limits that the provider tells hold.', example: rateLimit.enabled })
  enabled: boolean;

  @ApiProperty({ description: 'Calls per `perSeconds`.', example: rateLimit.limit })
  limit: number;

  @ApiProperty({ description: 'In seconds.', example: rateLimit.perSeconds })
  perSeconds: number;

  @ApiProperty({ description: 'Calls that may go out at once after a pause.', example: rateLimit.burst })
  burst: number;
}

export class ConcurrencyDto {
  @ApiProperty({ description: 'False: as many calls at a time as come.', example: concurrency.enabled })
  enabled: boolean;

  @ApiProperty({ description: 'Calls that are under way at a time.', example: concurrency.maxInFlight })
  maxInFlight: number;
}

export class CircuitBreakerDto {
  @ApiProperty({ description: 'False: a failing provider is called all the same.', example: circuitBreaker.enabled })
  enabled: boolean;

  @ApiProperty({ description: 'Opens at this part of failures, in percent.', example: circuitBreaker.failurePercent })
  failurePercent: number;

  @ApiProperty({ description: 'The sliding window, in seconds.', example: circuitBreaker.windowSeconds })
  windowSeconds: number;

  @ApiProperty({ description: 'Fewer calls in the window prove nothing.', example: circuitBreaker.minimumCalls })
  minimumCalls: number;

  @ApiProperty({ description: 'Until the first probe, in seconds.', example: circuitBreaker.openSeconds })
  openSeconds: number;

  @ApiProperty({ description: 'Probes, all of which must succeed.', example: circuitBreaker.halfOpenProbes })
  halfOpenProbes: number;
}

export class RetryDto {
  @ApiProperty({ description: 'Attempts in all, the first one included.', example: retry.maxAttempts })
  maxAttempts: number;

  @ApiProperty({ description: 'Longest delay before the second attempt, in milliseconds.', example: retry.baseDelayMs })
  baseDelayMs: number;

  @ApiProperty({ description: 'No delay of ours is longer, in milliseconds.', example: retry.maxDelayMs })
  maxDelayMs: number;

  @ApiProperty({ type: [Number], description: 'Statuses that are tried again.', example: retry.retryStatuses })
  retryStatuses: readonly number[];

  @ApiProperty({
    enum: PASSING_NETWORK_ERRORS,
    isArray: true,
    description: 'Failures without an answer that are tried again.',
    example: retry.retryNetworkErrors,
  })
  retryNetworkErrors: readonly string[];

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
  @ApiProperty({ type: RateLimitDto })
  rateLimit: RateLimitDto;

  @ApiProperty({ type: ConcurrencyDto })
  concurrency: ConcurrencyDto;

  @ApiProperty({ type: CircuitBreakerDto })
  circuitBreaker: CircuitBreakerDto;

  @ApiProperty({ type: RetryDto })
  retry: RetryDto;

  @ApiProperty({ type: TimeoutDto })
  timeout: TimeoutDto;

  static of({ rateLimit, concurrency, circuitBreaker, retry, timeout }: PolicyDocument): PolicyDocumentDto {
    return { rateLimit, concurrency, circuitBreaker, retry, timeout };
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

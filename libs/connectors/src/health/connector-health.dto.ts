import { type CallStatistics } from '@app/audit';
import type { EffectivePolicy, PolicyHealth } from '@app/policies';
import { ApiProperty } from '@nestjs/swagger';
import { CONNECTOR_STATUSES } from '../connectors/connector.entity';

export class BreakerHealthDto {
  @ApiProperty({ enum: ['closed', 'open', 'half_open'] })
  state: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Of the window that it looks at, 0 to 1.' })
  failureRate: number | null;
  @ApiProperty({ description: 'Calls in that window.' })
  calls: number;
  @ApiProperty({ type: Date, nullable: true, description: 'When it lets the next call try.' })
  closesAt: Date | null;
}

export class RateHealthDto {
  @ApiProperty({ type: Number, nullable: true, description: 'Calls that could go out now; null: no limit.' })
  available: number | null;
  @ApiProperty({ type: Date, nullable: true, description: 'The provider asked for no calls until then.' })
  blockedUntil: Date | null;
}

export class ConcurrencyHealthDto {
  @ApiProperty({ type: Number, nullable: true, description: 'Calls under way in all processes; null: not counted.' })
  inFlight: number | null;
}

export class CallsHealthDto {
  @ApiProperty({ description: 'What the figures are about: the last so many seconds.' })
  windowSeconds: number;
  calls: number;
  @ApiProperty({ type: Number, nullable: true, description: '0 to 1; null without calls.' })
  successRate: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Milliseconds.' })
  p50Ms: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Milliseconds.' })
  p95Ms: number | null;
  @ApiProperty({ type: Date, nullable: true })
  lastCallAt: Date | null;
  @ApiProperty({ type: Date, nullable: true })
  lastFailureAt: Date | null;
  @ApiProperty({ type: String, nullable: true, example: 'http_503' })
  lastFailure: string | null;

  static from(windowSeconds: number, { succeeded, ...figures }: CallStatistics): CallsHealthDto {
    const successRate = figures.calls === 0 ? null : succeeded / figures.calls;
    return { windowSeconds, successRate, ...figures };
  }
}

export class PolicyInForceDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: the built-in default.' })
  policyId: string | null;
  @ApiProperty({ description: '0: the built-in default.' })
  version: number;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Its rules.' })
  rules: object;
}

export class ConnectorHealthDto {
  @ApiProperty({ enum: CONNECTOR_STATUSES })
  status: string;
  breaker: BreakerHealthDto;
  rateLimit: RateHealthDto;
  concurrency: ConcurrencyHealthDto;
  calls: CallsHealthDto;
  policy: PolicyInForceDto;

  static from(
    status: string,
    { breaker, rateLimit, concurrency }: PolicyHealth,
    calls: CallsHealthDto,
    { policyId, version, policy }: EffectivePolicy,
  ): ConnectorHealthDto {
    return { status, breaker, rateLimit, concurrency, calls, policy: { policyId, version, rules: policy } };
  }
}

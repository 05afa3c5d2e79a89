import { type CallStatistics } from '@app/audit';
import type { EffectivePolicy, PolicyHealth } from '@app/policies';
import { ApiProperty } from '@nestjs/swagger';
import { CONNECTOR_STATUSES } from '../connectors/connector.entity';

export class CircuitHealthDto {
  @ApiProperty({ enum: ['closed', 'open', 'half_open'] })
  state: string;
  @ApiProperty({ type: Date, nullable: true, description: 'When it got into this state; null: never left it.' })
  since: Date | null;
  @ApiProperty({ type: Date, nullable: true, description: 'While open: when the first probe may go out.' })
  probesFrom: Date | null;
  @ApiProperty({ description: "Calls in the breaker's window that told something about the third party." })
  calls: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'How many of them failed, in percent; null without calls.',
  })
  failurePercent: number | null;
}

export class ProviderLimitDto {
  @ApiProperty({ type: Number, nullable: true, description: "Calls in the third party's own window." })
  limit: number | null;
  remaining: number;
  @ApiProperty({ type: Date })
  resetAt: Date;
}

export class RateHealthDto {
  @ApiProperty({ type: Number, nullable: true, description: 'Calls that may go out at once; null: no rate limit.' })
  tokens: number | null;
  @ApiProperty({ type: Date, nullable: true, description: 'The third party wants no call before this time.' })
  blockedUntil: Date | null;
  @ApiProperty({ type: ProviderLimitDto, nullable: true, description: 'What the third party last said of its limit.' })
  provider: ProviderLimitDto | null;
}

export class ConcurrencyHealthDto {
  @ApiProperty({ description: 'Calls under way.' })
  inFlight: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: no limit.' })
  limit: number | null;
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
  @ApiProperty({
    enum: ['shared', 'local'],
    description: 'local: Redis does not answer, and limits are kept, and told, by each process for itself.',
  })
  mode: string;
  circuit: CircuitHealthDto;
  rateLimit: RateHealthDto;
  concurrency: ConcurrencyHealthDto;
  @ApiProperty({ description: 'Calls that were put off and have a place in line.' })
  waiting: number;
  calls: CallsHealthDto;
  policy: PolicyInForceDto;

  static from(
    status: string,
    { mode, circuit, rateLimit, concurrency, waiting }: PolicyHealth,
    calls: CallsHealthDto,
    { policyId, version, policy }: EffectivePolicy,
  ): ConnectorHealthDto {
    const inForce = { policyId, version, rules: policy };
    return { status, mode, circuit, rateLimit, concurrency, waiting, calls, policy: inForce };
  }
}

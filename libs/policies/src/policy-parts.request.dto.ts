import { LeftOutOrGiven } from '@app/http';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DEFAULT_POLICY, PASSING_NETWORK_ERRORS } from './policy-document';

const { rateLimit, concurrency, circuitBreaker, retry, timeout } = DEFAULT_POLICY;
const DAY_S = 86_400;
const DAY_MS = 86_400_000;

/** An optional whole number within bounds. */
const Whole = (minimum: number, maximum: number, options: ApiPropertyOptions) => (target: object, property: string) => {
  ApiProperty({ type: 'integer', minimum, maximum, required: false, ...options } as ApiPropertyOptions)(
    target,
    property,
  );
  LeftOutOrGiven()(target, property);
  IsInt()(target, property);
  Min(minimum)(target, property);
  Max(maximum)(target, property);
};

/** An optional yes or no. */
const YesOrNo = (options: ApiPropertyOptions) => (target: object, property: string) => {
  ApiProperty({ type: Boolean, required: false, ...options } as ApiPropertyOptions)(target, property);
  LeftOutOrGiven()(target, property);
  IsBoolean()(target, property);
};

/** An optional part of the policy. */
const Part = (type: new () => object, description: string) => (target: object, property: string) => {
  ApiProperty({ type, description, required: false })(target, property);
  LeftOutOrGiven()(target, property);
  IsObject()(target, property);
  ValidateNested()(target, property);
  Type(() => type)(target, property);
};

export class RateLimitRequest {
  @YesOrNo({ description: 'False: only the limits that the provider tells hold.', default: rateLimit.enabled })
  enabled?: boolean;

  @Whole(1, 1_000_000, { description: 'Calls per `perSeconds`, all processes together.', default: rateLimit.limit })
  limit?: number;

  @Whole(1, DAY_S, { description: 'In seconds.', default: rateLimit.perSeconds })
  perSeconds?: number;

  @Whole(1, 1_000_000, {
    description:
      'Calls that may go out at once after a pause, on top of the rate; at most `limit`. With 1 they are evenly ' +
      'spaced, so that no stretch of time sees more than `limit` per `perSeconds`. Left out: as many as `limit`, ' +
      `at most ${rateLimit.burst}.`,
    default: rateLimit.burst,
  })
  burst?: number;
}

export class ConcurrencyRequest {
  @YesOrNo({ description: 'False: as many calls at a time as come.', default: concurrency.enabled })
  enabled?: boolean;

  @Whole(1, 10_000, {
    description: 'Calls that are under way at a time, all processes together.',
    default: concurrency.maxInFlight,
  })
  maxInFlight?: number;
}

export class CircuitBreakerRequest {
  @YesOrNo({ description: 'False: a provider that fails is called all the same.', default: circuitBreaker.enabled })
  enabled?: boolean;

  @Whole(1, 100, {
    description: 'Opens when this part of the calls in the window failed, in percent.',
    default: circuitBreaker.failurePercent,
  })
  failurePercent?: number;

  @Whole(1, 3_600, {
    description: 'The window that slides over the last calls, in seconds.',
    default: circuitBreaker.windowSeconds,
  })
  windowSeconds?: number;

  @Whole(1, 100_000, {
    description: 'Fewer calls in the window prove nothing.',
    default: circuitBreaker.minimumCalls,
  })
  minimumCalls?: number;

  @Whole(1, 3_600, {
    description: 'How long no call goes out before the first probe, in seconds.',
    default: circuitBreaker.openSeconds,
  })
  openSeconds?: number;

  @Whole(1, 100, {
    description: 'Probes of all processes together: closes when all of them succeed, opens again when one fails.',
    default: circuitBreaker.halfOpenProbes,
  })
  halfOpenProbes?: number;
}

export class RetryRequest {
  @Whole(1, 50, { description: 'Attempts in all, the first one included.', default: retry.maxAttempts })
  maxAttempts?: number;

  @Whole(10, 3_600_000, {
    description: 'Longest delay before the second attempt, in milliseconds; it doubles with every further one.',
    default: retry.baseDelayMs,
  })
  baseDelayMs?: number;

  @Whole(10, DAY_MS, {
    description: 'No delay is longer, in milliseconds, unless the provider asks for it by `Retry-After`.',
    default: retry.maxDelayMs,
  })
  maxDelayMs?: number;

  @ApiProperty({
    description: 'Answers of these statuses are tried again.',
    type: 'array',
    items: { type: 'integer', minimum: 100, maximum: 599 },
    uniqueItems: true,
    maxItems: 100,
    default: retry.retryStatuses,
    required: false,
  })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(100, { each: true })
  @Max(599, { each: true })
  retryStatuses?: number[];

  @ApiProperty({
    description: 'Calls that ended so, without an answer, are tried again.',
    enum: PASSING_NETWORK_ERRORS,
    isArray: true,
    uniqueItems: true,
    default: retry.retryNetworkErrors,
    required: false,
  })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayUnique()
  @IsIn(PASSING_NETWORK_ERRORS, { each: true })
  retryNetworkErrors?: string[];

  @YesOrNo({
    description:
      'Whether POST and PATCH are tried again although the provider may have acted on them. Every call carries an ' +
      '`idempotency-key` header; say false where the provider ignores it.',
    default: retry.retryNonIdempotent,
  })
  retryNonIdempotent?: boolean;
}

export class TimeoutRequest {
  @Whole(10, 300_000, {
    description: 'Longest wait for the connection, in milliseconds; at most `totalMs`.',
    default: timeout.connectMs,
  })
  connectMs?: number;

  @Whole(10, 300_000, {
    description: 'Longest wait for the first byte of the answer, in milliseconds; at most `totalMs`.',
    default: timeout.firstByteMs,
  })
  firstByteMs?: number;

  @Whole(10, 300_000, { description: 'Longest call, in milliseconds.', default: timeout.totalMs })
  totalMs?: number;
}

export class PolicyPartsRequest {
  @Part(RateLimitRequest, 'How often calls go out.')
  rateLimit?: RateLimitRequest;

  @Part(ConcurrencyRequest, 'How many calls are under way at a time.')
  concurrency?: ConcurrencyRequest;

  @Part(CircuitBreakerRequest, 'When a provider that fails is left alone.')
  circuitBreaker?: CircuitBreakerRequest;

  @Part(RetryRequest, 'When a failed call is tried again.')
  retry?: RetryRequest;

  @Part(TimeoutRequest, 'How long a call may take.')
  timeout?: TimeoutRequest;
}

import { LeftOutOrGiven } from '@app/http';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DEFAULT_POLICY } from './policy-document';

const { retry, timeout } = DEFAULT_POLICY;
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
    description:
      'Whether POST and PATCH are tried again although the provider may have acted on them. Every call carries an ' +
      '`idempotency-key` header; say false where the provider ignores it.',
    default: retry.retryNonIdempotent,
    required: false,
  })
  @LeftOutOrGiven()
  @IsBoolean()
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
  @ApiProperty({ type: RetryRequest, required: false, description: 'When a failed call is tried again.' })
  @LeftOutOrGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => RetryRequest)
  retry?: RetryRequest;

  @ApiProperty({ type: TimeoutRequest, required: false, description: 'How long a call may take.' })
  @LeftOutOrGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => TimeoutRequest)
  timeout?: TimeoutRequest;
}

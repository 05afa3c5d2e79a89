import type { RateLimit } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

const DAY = 86_400;

/** How often a key may be used. Over it a request is answered 429 and told when to come back. */
export class KeyRateLimitDto implements RateLimit {
  @ApiProperty({ description: 'Requests in one window.', minimum: 1, maximum: 1_000_000, example: 600 })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  requests: number;

  @ApiProperty({ description: 'Length of the window.', minimum: 1, maximum: DAY, example: 60 })
  @IsInt()
  @Min(1)
  @Max(DAY)
  perSeconds: number;
}

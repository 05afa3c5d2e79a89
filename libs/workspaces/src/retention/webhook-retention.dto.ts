import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { LONGEST_DAYS } from './job-retention-days';
import { DEFAULT_WEBHOOK_RETENTION, type WebhookRetentionDays } from './webhook-retention-days';

/** For how many days webhooks are kept. */
export class WebhookRetentionDto implements WebhookRetentionDays {
  @ApiProperty({
    minimum: 1,
    maximum: LONGEST_DAYS,
    example: DEFAULT_WEBHOOK_RETENTION.payload,
    description:
      'The body of an event, and rejected requests as a whole. Without its body an event cannot be replayed.',
  })
  @IsInt()
  @Min(1)
  @Max(LONGEST_DAYS)
  payload: number;

  @ApiProperty({
    minimum: 1,
    maximum: LONGEST_DAYS,
    example: DEFAULT_WEBHOOK_RETENTION.metadata,
    description: 'The event as a whole. With it its id is forgotten: the same event would be a new one then.',
  })
  @IsInt()
  @Min(1)
  @Max(LONGEST_DAYS)
  metadata: number;
}

import { LeftOutOrGiven } from '@app/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsString, Length } from 'class-validator';

export class TestEventDto {
  @ApiProperty({ required: false, example: 'issues', description: 'Left out: one that is usual for the provider.' })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 200)
  eventType?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    example: { action: 'opened' },
    description: 'Fields of the body; they take the place of those of the sample.',
  })
  @LeftOutOrGiven()
  @IsObject()
  payload?: Record<string, unknown>;
}

export class TestEventSentDto {
  @ApiProperty({ format: 'uuid', description: 'The message in the inbox.' })
  inboxId: string;
  @ApiProperty({ description: 'Follow it with GET /v1/workspaces/{workspaceId}/traces/{traceId}.' })
  traceId: string;
}

import { ApiProperty } from '@nestjs/swagger';

/** An order about many webhooks was taken; a job carries it out. */
export class WebhookOrderDto {
  @ApiProperty({ format: 'uuid', description: 'Follow it, or cancel it, under `jobs/{jobId}`.' })
  jobId: string;
  @ApiProperty({ example: 'webhooks.replay' })
  type: string;
}

export class WebhookPreviewDto {
  @ApiProperty({ description: 'What matches now; counted up to 10,000.', example: 42 })
  matching: number;
  @ApiProperty({ description: 'Whether more match than were counted.' })
  isCapped: boolean;
}

import { ApiProperty } from '@nestjs/swagger';
import type { InboxReceipt } from '../inbox/inbox-message';

export class WebhookReceiptDto {
  @ApiProperty({ description: 'The stored message; the first one for a duplicate.' })
  id: string;
  @ApiProperty({ description: 'The event had arrived before; nothing more happens.' })
  duplicate: boolean;
  @ApiProperty({ description: 'Follow it with GET /v1/workspaces/{workspaceId}/traces/{traceId}.' })
  traceId: string;

  static from({ id, duplicate, traceId }: InboxReceipt): WebhookReceiptDto {
    return { id, duplicate, traceId };
  }
}

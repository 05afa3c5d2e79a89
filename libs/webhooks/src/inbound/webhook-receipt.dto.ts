import { ApiProperty } from '@nestjs/swagger';
import type { InboxReceipt } from '../inbox/inbox-message';

export class WebhookReceiptDto {
  @ApiProperty({ description: 'The stored message; the first one for a duplicate, and for a batch of events.' })
  id: string;
  @ApiProperty({ description: 'Every event had arrived before; nothing more happens.' })
  duplicate: boolean;
  @ApiProperty({ description: 'Events that the request brought.', example: 1 })
  events: number;
  @ApiProperty({ description: 'Follow it with GET /v1/workspaces/{workspaceId}/traces/{traceId}.' })
  traceId: string;

  /** Nothing for no receipts: a handshake has none. */
  static from(receipts: readonly InboxReceipt[]): WebhookReceiptDto | undefined {
    const [first] = receipts;
    if (!first) return undefined;
    const duplicate = receipts.every((receipt) => receipt.duplicate);
    return { id: first.id, duplicate, events: receipts.length, traceId: first.traceId };
  }
}

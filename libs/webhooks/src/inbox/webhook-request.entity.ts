import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * The exact request behind inbox messages, where they do not have it themselves: a batch of events (each message has its
 * part), or one that came with a query, which some providers sign. With it the signature can be checked again.
 */
@Entity('webhook_requests')
@ForeignKey('Workspace', ['tenantId'], ['id'], { name: 'fk_webhook_requests_workspaces' })
@Index('idx_webhook_requests_tenant_id_received_at', ['tenantId', 'receivedAt'])
export class WebhookRequest {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_webhook_requests' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('text', { default: '' })
  search: string;

  /** Null: its one message has the body. */
  @Column('bytea', { name: 'payload_raw', nullable: true })
  payloadRaw: Buffer | null;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;
}

import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How far an order about many webhooks has come; committed with each batch. */
@Entity('webhook_orders')
@ForeignKey('Workspace', ['tenantId'], ['id'], { name: 'fk_webhook_orders_workspaces' })
export class WebhookOrder {
  /** The id of the job that carries the order out. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_webhook_orders' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  /** What matched when the work began; null before that. */
  @Column('integer', { nullable: true })
  total: number | null;

  @Column('integer', { default: 0 })
  done: number;

  @Column('integer', { default: 0 })
  skipped: number;

  @Column('timestamptz', { name: 'cursor_received_at', nullable: true })
  cursorReceivedAt: Date | null;

  @Column('uuid', { name: 'cursor_id', nullable: true })
  cursorId: string | null;

  /** When the order was given: what came after that is none of its business. */
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

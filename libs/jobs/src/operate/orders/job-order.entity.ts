import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How far an order about many jobs has come. Committed with each batch, so that no job is touched twice by one order. */
@Entity('job_orders')
@ForeignKey('Workspace', ['tenantId'], ['id'], { name: 'fk_job_orders_workspaces' })
export class JobOrder {
  /** The id of the job that carries the order out. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_job_orders' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  /** Jobs that matched when the work began; null before that. */
  @Column('integer', { nullable: true })
  total: number | null;

  @Column('integer', { default: 0 })
  done: number;

  /** Matched, and had changed since the order was given. */
  @Column('integer', { default: 0 })
  skipped: number;

  @Column('timestamptz', { name: 'cursor_created_at', nullable: true })
  cursorCreatedAt: Date | null;

  @Column('uuid', { name: 'cursor_id', nullable: true })
  cursorId: string | null;

  /** When the order was given: what changed after that is left alone. */
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

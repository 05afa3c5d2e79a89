import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Partitioned by month of `created_at`. */
@Entity('event_log')
@Check('ck_event_log_severity', `severity in ('debug', 'info', 'warning', 'error', 'critical')`)
@Index('idx_event_log_tenant_id_created_at', ['tenantId', 'createdAt'])
@Index('idx_event_log_tenant_id_type_created_at', ['tenantId', 'type', 'createdAt'])
@Index('idx_event_log_trace_id', ['traceId'])
export class EventLogEntry {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_event_log' })
  id: string;

  @Column('uuid', { name: 'tenant_id', nullable: true })
  tenantId: string | null;

  @Column('text')
  severity: string;

  @Column('text')
  type: string;

  @Column('text')
  message: string;

  @Column('jsonb', { name: 'data_json', default: {} })
  dataJson: Record<string, unknown>;

  @Column('text', { name: 'correlation_id', nullable: true })
  correlationId: string | null;

  @Column('text', { name: 'trace_id', nullable: true })
  traceId: string | null;

  @PrimaryColumn('timestamptz', {
    name: 'created_at',
    default: () => 'now()',
    primaryKeyConstraintName: 'pk_event_log',
  })
  createdAt: Date;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('operator_audit_log')
@Index('uq_operator_audit_log_tenant_id_sequence', ['tenantId', 'sequence'], { unique: true })
@Index('idx_operator_audit_log_operator_user_id_created_at', ['operatorUserId', 'createdAt'])
@Index('idx_operator_audit_log_tenant_id_created_at', ['tenantId', 'createdAt'])
@Index('idx_operator_audit_log_trace_id', ['traceId'])
export class OperatorAuditLog {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_operator_audit_log' })
  id: string;

  @Column('uuid', { name: 'tenant_id', nullable: true })
  tenantId: string | null;

  /** Position in the chain of its workspace, from 1. */
  @Column('bigint')
  sequence: string;

  @Column('uuid', { name: 'operator_user_id', nullable: true })
  operatorUserId: string | null;

  @Column('text', { name: 'actor_type' })
  actorType: string;

  @Column('text', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('text')
  action: string;

  @Column('text', { name: 'resource_type' })
  resourceType: string;

  @Column('text', { name: 'resource_id', nullable: true })
  resourceId: string | null;

  @Column('jsonb', { name: 'diff_json', default: [] })
  diffJson: unknown;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('text', { nullable: true })
  ip: string | null;

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent: string | null;

  @Column('text', { name: 'trace_id', nullable: true })
  traceId: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('bytea', { name: 'prev_hash' })
  prevHash: Buffer;

  @Column('bytea')
  hash: Buffer;
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** The current version of a policy; all versions are in `policy_versions`. */
@Entity('policies')
@Unique('uq_policies_tenant_id_id', ['tenantId', 'id'])
@Index('uq_policies_tenant_id_name', ['tenantId', 'name'], { unique: true, where: 'deleted_at is null' })
@ForeignKey('Workspace', ['tenantId'], ['id'], { name: 'fk_policies_workspaces' })
export class Policy {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_policies' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('text')
  name: string;

  @Column('jsonb', { name: 'rate_limit_json', default: {} })
  rateLimitJson: object;

  @Column('jsonb', { name: 'retry_json', default: {} })
  retryJson: object;

  @Column('jsonb', { name: 'timeout_json', default: {} })
  timeoutJson: object;

  @Column('jsonb', { name: 'circuit_breaker_json', default: {} })
  circuitBreakerJson: object;

  @Column('jsonb', { name: 'concurrency_json', default: {} })
  concurrencyJson: object;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  @Column('integer', { default: 1 })
  version: number;
}

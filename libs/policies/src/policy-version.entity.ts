import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A policy as it was at one version. Never changed, so that a past call can be explained. */
@Entity('policy_versions')
@Unique('uq_policy_versions_policy_id_version', ['policyId', 'version'])
@Index('idx_policy_versions_tenant_id_policy_id', ['tenantId', 'policyId'])
@ForeignKey('Policy', ['tenantId', 'policyId'], ['tenantId', 'id'], { name: 'fk_policy_versions_policies' })
export class PolicyVersion {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_policy_versions' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('uuid', { name: 'policy_id' })
  policyId: string;

  @Column('integer')
  version: number;

  @Column('text')
  name: string;

  @Column('jsonb', { name: 'rate_limit_json' })
  rateLimitJson: object;

  @Column('jsonb', { name: 'retry_json' })
  retryJson: object;

  @Column('jsonb', { name: 'timeout_json' })
  timeoutJson: object;

  @Column('jsonb', { name: 'circuit_breaker_json' })
  circuitBreakerJson: object;

  @Column('jsonb', { name: 'concurrency_json' })
  concurrencyJson: object;

  /** `type:id` of the actor. */
  @Column('text', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

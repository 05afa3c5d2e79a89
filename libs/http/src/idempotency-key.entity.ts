import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('idempotency_keys')
@Unique('uq_idempotency_keys_tenant_id_key', ['tenantId', 'key'])
@Index('idx_idempotency_keys_expires_at', ['expiresAt'])
@ForeignKey('Workspace', ['tenantId'], ['id'], { name: 'fk_idempotency_keys_workspaces' })
export class IdempotencyKey {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_idempotency_keys' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('text')
  key: string;

  @Column('bytea', { name: 'request_hash' })
  requestHash: Buffer;

  @Column('integer', { name: 'response_status', nullable: true })
  responseStatus: number | null;

  @Column('jsonb', { name: 'response_body', nullable: true })
  responseBody: unknown;

  /** While the answer is not there yet: the request is under way until this time, or its process died. */
  @Column('timestamptz', { name: 'reserved_until', nullable: true })
  reservedUntil: Date | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

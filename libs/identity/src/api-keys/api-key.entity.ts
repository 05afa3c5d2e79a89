import type { RateLimit } from '@app/http';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Permission } from '../permissions';

@Entity('api_keys')
@Unique('uq_api_keys_key_hash', ['keyHash'])
@Unique('uq_api_keys_tenant_id_id', ['tenantId', 'id'])
@ForeignKey('ApiKey', ['tenantId', 'replacedBy'], ['tenantId', 'id'], { name: 'fk_api_keys_api_keys' })
@Index('idx_api_keys_tenant_id_created_at', ['tenantId', 'createdAt'])
export class ApiKey {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_api_keys' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  @ForeignKey('Workspace', { name: 'fk_api_keys_workspaces' })
  tenantId: string;

  @Column('text')
  name: string;

  /** The key's first characters, to tell keys apart. */
  @Column('text', { name: 'key_prefix' })
  keyPrefix: string;

  @Column('bytea', { name: 'key_hash' })
  keyHash: Buffer;

  @Column('text', { array: true, default: [] })
  permissions: Permission[];

  @Column('jsonb', { name: 'rate_limit', nullable: true })
  rateLimit: RateLimit | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  /** The key that took its place when it was rotated. */
  @Column('uuid', { name: 'replaced_by', nullable: true })
  replacedBy: string | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}

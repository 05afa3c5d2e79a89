import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** One day. */
export const DEFAULT_OVERLAP_SECONDS = 86_400;

/** The name under which connectors use a secret; the provider keeps the value. */
@Entity('secret_refs')
@Unique('uq_secret_refs_tenant_id_id', ['tenantId', 'id'])
@Index('uq_secret_refs_tenant_id_name', ['tenantId', 'name'], { unique: true, where: 'deleted_at is null' })
@Index('idx_secret_refs_tenant_id_provider', ['tenantId', 'provider'])
@Check('ck_secret_refs_provider', `provider in ('local', 'env', 'file', 'vault', 'aws-secrets-manager')`)
@Check('ck_secret_refs_previous', '(previous_ref is null) = (previous_until is null)')
@ForeignKey('Workspace', ['tenantId'], ['id'], { name: 'fk_secret_refs_workspaces' })
export class SecretRef {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_secret_refs' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('text')
  name: string;

  @Column('text')
  provider: string;

  /** Where the provider finds the value; for `local` its own id. */
  @Column('text')
  ref: string;

  /** Where the former value is found until {@link previousUntil}, after the reference was pointed elsewhere. */
  @Column('text', { name: 'previous_ref', nullable: true })
  previousRef: string | null;

  @Column('timestamptz', { name: 'previous_until', nullable: true })
  previousUntil: Date | null;

  /** For how long a former version is accepted after the provider made a new one. */
  @Column('integer', { name: 'overlap_seconds', default: DEFAULT_OVERLAP_SECONDS })
  overlapSeconds: number;

  @Column('timestamptz', { name: 'rotated_at', nullable: true })
  rotatedAt: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  @Column('integer', { default: 1 })
  version: number;
}

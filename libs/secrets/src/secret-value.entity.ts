import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** One sealed value of a local secret. Its version is the one its reference got when the value was set. */
@Entity('secret_values')
@Unique('uq_secret_values_secret_ref_id_version', ['secretRefId', 'version'])
@Index('idx_secret_values_tenant_id_secret_ref_id', ['tenantId', 'secretRefId'])
@ForeignKey('SecretRef', ['tenantId', 'secretRefId'], ['tenantId', 'id'], {
  name: 'fk_secret_values_secret_refs',
  onDelete: 'CASCADE',
})
export class SecretValue {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_secret_values' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('uuid', { name: 'secret_ref_id' })
  secretRefId: string;

  @Column('integer')
  version: number;

  /** The data key, sealed by the master key: nonce, tag and key in one. */
  @Column('bytea', { name: 'encrypted_dek' })
  encryptedDek: Buffer;

  @Column('bytea')
  ciphertext: Buffer;

  @Column('bytea')
  nonce: Buffer;

  @Column('bytea', { name: 'auth_tag' })
  authTag: Buffer;

  /** Fingerprint of the master key that sealed the data key. */
  @Column('text', { name: 'key_id' })
  keyId: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  /** Empty for the current value. An older one is accepted until this time. */
  @Column('timestamptz', { name: 'retire_at', nullable: true })
  retireAt: Date | null;
}

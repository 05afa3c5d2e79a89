import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The access token of a connector, sealed, and who is renewing it. Processes share it through this row. */
@Entity('connector_tokens')
@Index('idx_connector_tokens_tenant_id', ['tenantId'])
@ForeignKey('Connector', ['tenantId', 'connectorId'], ['tenantId', 'id'], { name: 'fk_connector_tokens_connectors' })
export class ConnectorToken {
  @PrimaryColumn('uuid', { name: 'connector_id', primaryKeyConstraintName: 'pk_connector_tokens' })
  connectorId: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  /** Keyed hash of what the token was got with: another secret or endpoint makes it void. */
  @Column('bytea')
  credential: Buffer;

  @Column('bytea', { name: 'encrypted_dek', nullable: true })
  encryptedDek: Buffer | null;

  @Column('bytea', { nullable: true })
  ciphertext: Buffer | null;

  @Column('bytea', { nullable: true })
  nonce: Buffer | null;

  @Column('bytea', { name: 'auth_tag', nullable: true })
  authTag: Buffer | null;

  @Column('text', { name: 'key_id', nullable: true })
  keyId: string | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  @Column('uuid', { name: 'lease_token', nullable: true })
  leaseToken: string | null;

  @Column('timestamptz', { name: 'lease_expires_at', nullable: true })
  leaseExpiresAt: Date | null;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}

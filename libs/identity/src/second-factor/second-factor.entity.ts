import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** The secret of a person's authenticator app, sealed. It counts once its first code was shown to be right. */
@Entity('second_factors')
export class SecondFactor {
  @PrimaryColumn('uuid', { name: 'user_id', primaryKeyConstraintName: 'pk_second_factors' })
  @ForeignKey('User', { name: 'fk_second_factors_users', onDelete: 'CASCADE' })
  userId: string;

  /** The data key, sealed by the master key. */
  @Column('bytea', { name: 'encrypted_dek' })
  encryptedDek: Buffer;

  @Column('bytea')
  ciphertext: Buffer;

  @Column('bytea')
  nonce: Buffer;

  @Column('bytea', { name: 'auth_tag' })
  authTag: Buffer;

  @Column('text', { name: 'key_id' })
  keyId: string;

  /** Time step of the newest code that was used: it and everything before it is used up. */
  @Column('bigint', { name: 'last_used_step', nullable: true })
  lastUsedStep: string | null;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

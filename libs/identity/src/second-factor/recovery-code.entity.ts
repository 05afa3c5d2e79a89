import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** Takes the place of the authenticator app once. */
@Entity('recovery_codes')
@Unique('uq_recovery_codes_user_id_code_hash', ['userId', 'codeHash'])
export class RecoveryCode {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_recovery_codes' })
  id: string;

  @Column('uuid', { name: 'user_id' })
  @ForeignKey('User', { name: 'fk_recovery_codes_users', onDelete: 'CASCADE' })
  userId: string;

  @Column('bytea', { name: 'code_hash' })
  codeHash: Buffer;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

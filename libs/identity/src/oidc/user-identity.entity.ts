import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** Who a person is at an OpenID Connect provider. Issuer and subject name them for ever; an address may change hands. */
@Entity('user_identities')
@Unique('uq_user_identities_issuer_subject', ['issuer', 'subject'])
@Index('idx_user_identities_user_id', ['userId'])
export class UserIdentity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_user_identities' })
  id: string;

  @Column('uuid', { name: 'user_id' })
  @ForeignKey('User', { name: 'fk_user_identities_users', onDelete: 'CASCADE' })
  userId: string;

  @Column('text')
  issuer: string;

  @Column('text')
  subject: string;

  /** As the provider told it when the identity was linked, to show which account it is. Nothing is decided by it. */
  @Column('text', { nullable: true })
  email: string | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

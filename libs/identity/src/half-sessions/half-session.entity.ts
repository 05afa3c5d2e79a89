import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** Someone who has proven the first factor. It is no session: all it does is wait for the second one. */
@Entity('half_sessions')
@Unique('uq_half_sessions_token_hash', ['tokenHash'])
@Index('idx_half_sessions_user_id', ['userId'])
@Index('idx_half_sessions_expires_at', ['expiresAt'])
export class HalfSession {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_half_sessions' })
  id: string;

  @Column('uuid', { name: 'user_id' })
  @ForeignKey('User', { name: 'fk_half_sessions_users', onDelete: 'CASCADE' })
  userId: string;

  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A sign-in whose answer has come back: the same answer is not taken twice. */
@Entity('used_oidc_states')
@Index('idx_used_oidc_states_expires_at', ['expiresAt'])
export class UsedOidcState {
  @PrimaryColumn('bytea', { name: 'state_hash', primaryKeyConstraintName: 'pk_used_oidc_states' })
  stateHash: Buffer;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}

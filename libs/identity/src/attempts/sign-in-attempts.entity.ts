import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What tries are counted by. */
export type AttemptSubject = 'account' | 'address' | 'second_factor' | 'confirmation';

/** The tries at one account, from one address, or with one person's second factor. */
@Entity('sign_in_attempts')
@Check('ck_sign_in_attempts_subject', `subject in ('account', 'address', 'second_factor', 'confirmation')`)
@Index('idx_sign_in_attempts_last_tried_at', ['lastTriedAt'])
export class SignInAttempts {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_sign_in_attempts' })
  subject: AttemptSubject;

  /** Whether there is such an account does not show: an unknown address has the same row as a known one. */
  @PrimaryColumn('bytea', { name: 'key_hash', primaryKeyConstraintName: 'pk_sign_in_attempts' })
  keyHash: Buffer;

  /** Tries that were let through since the last one that was right. */
  @Column('integer', { default: 0 })
  failures: number;

  /** Tries that the current lock refused. */
  @Column('integer', { default: 0 })
  refused: number;

  /** Tries that the lock before refused, for the record of the next failure. */
  @Column('integer', { name: 'refused_before', default: 0 })
  refusedBefore: number;

  @Column('timestamptz', { name: 'locked_until', nullable: true })
  lockedUntil: Date | null;

  @Column('timestamptz', { name: 'last_tried_at' })
  lastTriedAt: Date;
}

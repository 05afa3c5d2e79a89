import { createHash } from 'node:crypto';
import { Database } from '@app/database';
import { CLOCK, type Clock, DomainError } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { ATTEMPT_LIMITS } from './attempt-limits';
import type { AttemptSubject } from './sign-in-attempts.entity';

/** A try that was let through. */
export interface Attempt {
  /** Failures in a row, this try included: it counts as one until it is known to be right. */
  readonly failures: number;
  /** Set when a failure of this try locks. */
  readonly lockedUntil: Date | null;
  /** Tries that the lock before this one refused. */
  readonly refusedBefore: number;
}

interface Row {
  readonly failures: number;
  readonly refused: number;
  readonly refused_before: number;
  readonly locked_until: Date | null;
}

/**
 * Bounds how often something secret can be guessed. A try counts before it is checked, in one statement that commits on
 * its own: of a hundred guesses at once no more get through than of a hundred in a row.
 */
@Injectable()
export class AttemptLimiter {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Counts a try. Throws a DomainError `too_many_attempts` while locked, before anything is checked: it is the same
   * answer after the same time whether the guess is right, wrong, or for an account that does not exist.
   */
  async admit(subject: AttemptSubject, key: string): Promise<Attempt> {
    const now = this.clock.now();
    const { failures, lockSeconds, longestLockSeconds, forgetSeconds } = ATTEMPT_LIMITS[subject];
    const [row] = await this.database.systemStatement<Row>(
      'identity',
      `insert into sign_in_attempts as a (subject, key_hash, failures, last_tried_at) values ($1, $2, 1, $3)
       on conflict (subject, key_hash) do update
       set (failures, refused, refused_before, locked_until, last_tried_at) = (
         select
           case when locked then a.failures else next end,
           case when locked then a.refused + 1 else 0 end,
           case when locked then a.refused_before else a.refused end,
           case when locked then a.locked_until
             when next >= $4 then $3::timestamptz + make_interval(secs => least($5 * 2 ^ least(next - $4, 20), $6)) end,
           case when locked then a.last_tried_at else $3 end
         from (
           select coalesce(a.locked_until > $3, false) as locked,
             greatest(a.failures - greatest(floor(extract(epoch from $3 - a.last_tried_at) / $7), 0), 0)::integer + 1 as next
         ) tried
       )
       returning failures, refused, refused_before, locked_until`,
      [subject, hashOf(subject, key), now, failures, lockSeconds, longestLockSeconds, forgetSeconds],
    );
    if (!row) throw new Error('a counted try returns its row');
    if (row.refused > 0) throw tooManyAttempts(row.locked_until ?? now, now);
    return { failures: row.failures, lockedUntil: row.locked_until, refusedBefore: row.refused_before };
  }

  /** The secret was shown: every failure before is forgotten. */
  async succeeded(subject: AttemptSubject, key: string): Promise<void> {
    await this.database.systemStatement(
      'identity',
      `with gone as (delete from sign_in_attempts where subject = $1 and key_hash = $2) select`,
      [subject, hashOf(subject, key)],
    );
  }

  /** That try was right, and says nothing about the others of its subject: it alone is taken back. */
  async takeBack(subject: AttemptSubject, key: string): Promise<void> {
    await this.database.systemStatement(
      'identity',
      `with back as (
         update sign_in_attempts set failures = greatest(failures - 1, 0),
           locked_until = case when failures - 1 >= $3 then locked_until end
         where subject = $1 and key_hash = $2
       ) select`,
      [subject, hashOf(subject, key), ATTEMPT_LIMITS[subject].failures],
    );
  }
}

function hashOf(subject: AttemptSubject, key: string): Buffer {
  return createHash('sha256').update(`${subject}\n${key}`).digest();
}

function tooManyAttempts(until: Date, now: Date): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1_000));
  const message = `There were too many wrong tries: wait ${retryAfterSeconds} seconds, then try again.`;
  return new DomainError('rate_limited', 'too_many_attempts', message, { retryAfterSeconds });
}

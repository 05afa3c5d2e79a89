import type { AttemptSubject } from './sign-in-attempts.entity';

export interface AttemptLimit {
  /** The failure with this number starts the first lock. */
  readonly failures: number;
  /** The first lock; each further failure doubles it. */
  readonly lockSeconds: number;
  readonly longestLockSeconds: number;
  /** One failure is forgotten for each of these that pass without a try. */
  readonly forgetSeconds: number;
}

const HOUR = 3_600;

/** Five guesses, then a wait that grows to an hour: some thirty guesses on the first day. */
const FIVE: AttemptLimit = { failures: 5, lockSeconds: 60, longestLockSeconds: HOUR, forgetSeconds: 6 * HOUR };

/**
 * How many wrong tries are borne. Source: OWASP Authentication Cheat Sheet, "Login Throttling"; NIST SP 800-63B,
 * section 5.2.2, which allows at most 100 failures in a row.
 */
export const ATTEMPT_LIMITS: Readonly<Record<AttemptSubject, AttemptLimit>> = {
  /** Passwords for one e-mail address, whether or not there is an account. */
  account: FIVE,
  /** Passwords from one client address: an office behind one address shares it, so it bears more and locks shorter. */
  address: { failures: 50, lockSeconds: 60, longestLockSeconds: 900, forgetSeconds: 20 },
  /** Codes of one person, of whom the password is known already. */
  second_factor: FIVE,
  /** The password once more, from someone who is signed in: a stolen session must not find it out. */
  confirmation: FIVE,
};

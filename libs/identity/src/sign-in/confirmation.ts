import { AuditTrail } from '@app/audit';
import { DomainError, InvalidInput } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { AttemptLimiter } from '../attempts/attempt-limiter';
import { UsersService } from '../people/users.service';
import { SecondFactorProof } from '../second-factor/second-factor-proof';
import { SecondFactors, wrongCode } from '../second-factor/second-factors.service';
import { type Client, originOf } from '../sessions/client';
import { SessionsService } from '../sessions/sessions.service';
import type { Person } from './current-person';

/** For how long after sign-in someone without a password is taken at their word, in minutes. */
const FRESH_MINUTES = 10;

/**
 * Lets a signed-in person prove once more that they are the one, before something that would help a thief of their
 * session. Call it outside a transaction: a wrong try is counted and on record whatever follows.
 */
@Injectable()
export class Confirmation {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly secondFactors: SecondFactors,
    private readonly secondFactor: SecondFactorProof,
    private readonly limiter: AttemptLimiter,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Throws InvalidInput about the field when the password is wrong, and `too_many_attempts`. Someone without a password
   * must have signed in a moment ago instead: `sign_in_again`.
   */
  async byPassword(person: Person, client: Client, field: string, password: string | undefined): Promise<void> {
    if (!(await this.users.hasPassword(person.userId))) return this.bySignIn(person);
    // Also null, which an optional field may be.
    if (!password) throw new InvalidInput([{ path: field, message: 'is required' }]);
    const attempt = await this.limiter.admit('confirmation', person.userId);
    if (await this.users.isPasswordOf(person.userId, password)) {
      return this.limiter.succeeded('confirmation', person.userId);
    }
    const after = { failures: attempt.failures, ...(attempt.lockedUntil && { lockedUntil: attempt.lockedUntil }) };
    await this.audit.write('user.refuse_confirmation', originOf(person.userId, client), [
      { resourceType: 'user', resourceId: person.userId, after },
    ]);
    throw new InvalidInput([{ path: field, message: 'is not your password' }]);
  }

  /** By password and a code of the second factor. Throws a Conflict `second_factor_off` where there is none. */
  async byBoth(person: Person, client: Client, { password, code }: { password?: string; code: string }): Promise<void> {
    await this.byPassword(person, client, 'password', password);
    await this.secondFactors.assertOn(person.userId);
    if (!(await this.secondFactor.of(person.userId, code, client))) throw wrongCode();
  }

  private async bySignIn(person: Person): Promise<void> {
    if (await this.sessions.isYoung(person.sessionId, FRESH_MINUTES)) return;
    const message = `Sign in again first: this needs a sign-in of the last ${FRESH_MINUTES} minutes.`;
    throw new DomainError('forbidden', 'sign_in_again', message);
  }
}

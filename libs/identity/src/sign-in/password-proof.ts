import { AuditTrail } from '@app/audit';
import { DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { type Attempt, AttemptLimiter } from '../attempts/attempt-limiter';
import { clientNetwork } from '../attempts/client-network';
import { UsersService, type UserView } from '../people/users.service';
import type { Client } from '../sessions/client';

/** Who shows address and password, whoever they are: the only way to try a password from outside. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly users: UsersService,
    private readonly limiter: AttemptLimiter,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Throws a DomainError `invalid_credentials` that does not tell which of the two is wrong, or `too_many_attempts`.
   * An address without an account is counted, locked and answered like any other, so neither tells whether it has one.
   */
  async of(email: string, password: string, client: Client): Promise<UserView> {
    const network = clientNetwork(client.ip);
    const fromThere = await this.limiter.admit('address', network);
    const atAccount = await this.limiter.admit('account', email);
    const user = await this.users.authenticate(email, password);
    if (!user) {
      await this.users.failedToSignIn(email, atAccount);
      await this.refused('user', email, atAccount, client);
      if (fromThere.lockedUntil) await this.refused('client_address', network, fromThere, client);
      throw invalidCredentials();
    }
    await this.limiter.succeeded('account', email);
    await this.limiter.takeBack('address', network);
    return user;
  }

  /** One row for each try that was let through. Those that a lock refuses are counted, and told with the next one. */
  private refused(resourceType: string, resourceId: string, attempt: Attempt, client: Client): Promise<void> {
    const { failures, lockedUntil, refusedBefore } = attempt;
    const after = {
      failures,
      ...(lockedUntil ? { lockedUntil } : {}),
      ...(refusedBefore > 0 ? { refusedWhileLocked: refusedBefore } : {}),
    };
    const action = lockedUntil ? 'session.lock' : 'session.refuse';
    const { ip, userAgent } = client;
    return this.audit.write(action, { actorType: 'anonymous', ip, userAgent }, [{ resourceType, resourceId, after }]);
  }
}

/** The same answer for an unknown address, a wrong password and a closed account. */
export function invalidCredentials(): DomainError {
  return new DomainError('unauthenticated', 'invalid_credentials', 'The e-mail address or the password is wrong.');
}

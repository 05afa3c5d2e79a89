import { AuditTrail, type AuditOrigin } from '@app/audit';
import { Database } from '@app/database';
import { DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { UsersService, type UserView } from '../people/users.service';
import type { Client } from '../sessions/client';
import { type OpenedSession, SessionsService } from '../sessions/sessions.service';
import type { Person } from './current-person';

export interface SignedIn {
  readonly user: UserView;
  readonly session: OpenedSession;
}

/** Signing in and out. Both are on record, and so is a refused try; the password never is. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws a DomainError `invalid_credentials` that does not tell which of the two is wrong. */
  async signIn(email: string, password: string, client: Client): Promise<SignedIn> {
    const user = await this.users.authenticate(email, password);
    if (!user) {
      const origin: AuditOrigin = { actorType: 'anonymous', ...client };
      await this.audit.write('session.refuse', origin, [{ resourceType: 'user', resourceId: email }]);
      throw invalidCredentials();
    }
    return this.database.asSystem('identity', () => this.openFor(user, client));
  }

  /** Opens a session for someone who has just proven who they are, in the open transaction if there is one. */
  openFor(user: UserView, client: Client): Promise<SignedIn> {
    return this.database.asSystem('identity', async () => {
      const session = await this.sessions.open(user.id, client);
      await this.users.signedIn(user.id);
      const after = { userId: user.id, expiresAt: session.expiresAt };
      await this.audit.write('session.create', originOf(user.id, client), [
        { resourceType: 'session', resourceId: session.id, after },
      ]);
      return { user, session };
    });
  }

  signOut(person: Person, client: Client): Promise<void> {
    return this.database.asSystem('identity', async () => {
      await this.sessions.end(person.userId, person.sessionId);
      await this.audit.write('session.end', originOf(person.userId, client), [
        { resourceType: 'session', resourceId: person.sessionId, before: { userId: person.userId } },
      ]);
    });
  }
}

/** The same answer for an unknown address, a wrong password and a closed account. */
export function invalidCredentials(): DomainError {
  return new DomainError('unauthenticated', 'invalid_credentials', 'The e-mail address or the password is wrong.');
}

function originOf(userId: string, client: Client): AuditOrigin {
  return { actorType: 'user', actorId: userId, userId, ...client };
}

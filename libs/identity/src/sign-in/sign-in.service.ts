import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';
import { halfSessionEnded, HalfSignIns, type HalfSignedIn } from '../half-sessions/half-sign-ins';
import { UsersService, type UserView } from '../people/users.service';
import { type Client, originOf } from '../sessions/client';
import { type OpenedSession, SessionsService } from '../sessions/sessions.service';
import type { Person } from './current-person';
import { ExpiredSignIns } from './expired-sign-ins';

export interface SignedIn {
  readonly user: UserView;
  readonly session: OpenedSession;
}

/** A browser that signs in: where it is, and the session cookie that it still shows. */
export interface Visitor extends Client {
  readonly sessionToken?: string;
}

/** From a proven person to a session, and back out. All of it is on record; what proved it never is. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly halves: HalfSignIns,
    private readonly expired: ExpiredSignIns,
    private readonly audit: AuditTrail,
  ) {}

  /** Signs in someone who has just proven a first factor, as far as that goes. */
  async afterFirstFactor(user: UserView, visitor: Visitor): Promise<SignedIn | HalfSignedIn> {
    return (await this.halves.begin(user)) ?? this.openFor(user, visitor);
  }

  /**
   * Completes what {@link afterFirstFactor} began. Throws a DomainError `half_session_ended`, `invalid_code` or
   * `too_many_attempts`.
   */
  async withSecondFactor(token: string | undefined, code: string, visitor: Visitor): Promise<SignedIn> {
    const half = await this.halves.prove(token, code, visitor);
    return this.database.asSystem('identity', async () => {
      const user = await this.users.findActive(half.userId);
      if (!user) throw halfSessionEnded();
      await this.halves.complete(half.id);
      return this.openFor(user, visitor);
    });
  }

  /**
   * Opens a session for someone who has proven every factor they have, in the open transaction if there is one. The
   * session that the browser had until now ends: nobody goes on in it, and whoever planted it gains nothing.
   */
  async openFor(user: UserView, visitor: Visitor): Promise<SignedIn> {
    await this.expired.clear();
    return this.database.asSystem('identity', async () => {
      const ended = await this.sessions.replace(visitor.sessionToken);
      const session = await this.sessions.open(user.id, visitor);
      await this.users.signedIn(user.id);
      if (ended) {
        await this.audit.write('session.end', originOf(ended.userId, visitor), [
          { resourceType: 'session', resourceId: ended.id, before: { userId: ended.userId } },
        ]);
      }
      const after = { userId: user.id, expiresAt: session.expiresAt };
      await this.audit.write('session.create', originOf(user.id, visitor), [
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

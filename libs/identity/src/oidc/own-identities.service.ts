import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import { Conflict, DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { UsersService } from '../people/users.service';
import { originOf } from '../sessions/client';
import { SessionsService } from '../sessions/sessions.service';
import type { Person } from '../sign-in/current-person';
import type { Visitor } from '../sign-in/sign-in.service';
import type { IdentityDto } from './oidc.dto';
import type { PendingSignIn } from './oidc-cookie';
import type { ProvenIdentity } from './oidc-provider';
import { identityChange, toView, UserIdentities } from './user-identities';

/** The identities at a provider that a person may sign in with. */
@Injectable()
export class OwnIdentities {
  constructor(
    private readonly database: Database,
    private readonly identities: UserIdentities,
    private readonly sessions: SessionsService,
    private readonly users: UsersService,
    private readonly audit: AuditTrail,
  ) {}

  async list({ userId }: Person): Promise<{ items: IdentityDto[] }> {
    return { items: (await this.identities.list(userId)).map(toView) };
  }

  /**
   * Links it to the person who asked for that. Throws `session_changed` when they are not the one who is signed in
   * here still, and a Conflict `identity_taken`.
   */
  async link(identity: ProvenIdentity, { userId, sessionId }: NonNullable<PendingSignIn['link']>, visitor: Visitor) {
    const actor = await this.sessions.actorOf(visitor.sessionToken ?? '');
    if (actor?.id !== userId || actor.sessionId !== sessionId) throw sessionChanged();
    await this.database.asSystem('identity', async () => {
      const row = await this.identities.link(userId, identity);
      await this.audit.write('identity.link', originOf(userId, visitor), [identityChange(undefined, row)]);
    });
  }

  /** Throws NotFound, and a Conflict `last_way_in` when nothing would be left to sign in with. */
  unlink({ userId }: Person, id: string): Promise<void> {
    return this.database.asSystem('identity', async () => {
      const own = await this.identities.lock(userId);
      const row = own.find((identity) => identity.id === id);
      await this.identities.unlink(userId, id);
      if (own.length === 1 && !(await this.users.hasPassword(userId))) throw lastWayIn();
      if (row) this.audit.changed(identityChange(row, undefined));
    });
  }
}

function sessionChanged(): DomainError {
  const message = 'The session that asked for this has ended: sign in, then link the provider again.';
  return new DomainError('forbidden', 'session_changed', message);
}

const lastWayIn = () =>
  new Conflict('last_way_in', 'You could not sign in any more: set a password first, with POST /v1/auth/password.');

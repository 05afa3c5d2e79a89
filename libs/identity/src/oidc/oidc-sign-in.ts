import { AuditTrail } from '@app/audit';
import { DomainError } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { type HalfSignedIn, HalfSignIns } from '../half-sessions/half-sign-ins';
import { UsersService } from '../people/users.service';
import { type SignedIn, SignInService, type Visitor } from '../sign-in/sign-in.service';
import { INVITATIONS, type Invitations } from './invitations';
import type { ProvenIdentity } from './oidc-provider';
import { identityChange, UserIdentities } from './user-identities';

/**
 * Signs in whom the provider has proven. An account is found by issuer and subject alone: whoever can get a provider to
 * tell an e-mail address gets no account by it. Someone new needs an invite.
 */
@Injectable()
export class OidcSignIn {
  constructor(
    private readonly identities: UserIdentities,
    private readonly users: UsersService,
    private readonly signIns: SignInService,
    private readonly halves: HalfSignIns,
    private readonly audit: AuditTrail,
    @Inject(INVITATIONS) private readonly invitations: Invitations,
  ) {}

  /** Throws `oidc_account_unknown`, `oidc_email_unverified`, or what the invite is refused for. */
  async signIn(
    identity: ProvenIdentity,
    invite: string | undefined,
    visitor: Visitor,
  ): Promise<SignedIn | HalfSignedIn> {
    const userId = await this.identities.userIdOf(identity);
    if (userId === undefined && invite !== undefined) return this.asNewcomer(identity, invite, visitor);
    const user = userId === undefined ? undefined : await this.users.findActive(userId);
    if (!user) return this.refuse(identity, visitor);
    const half = await this.halves.begin(user);
    // With a second factor the invite waits: the person opens it again once they are signed in.
    if (half) return half;
    const admitted = invite === undefined ? user : await this.invitations.acceptAs(invite, user, visitor);
    return this.signIns.openFor(admitted, visitor);
  }

  private asNewcomer(identity: ProvenIdentity, invite: string, visitor: Visitor): Promise<SignedIn> {
    const { verifiedEmail: email, name } = identity;
    if (email === undefined) throw emailUnverified();
    const newcomer = {
      email,
      name: name ?? email.split('@')[0] ?? email,
      made: async (userId: string) => identityChange(undefined, await this.identities.link(userId, identity)),
    };
    return this.invitations.acceptAsNewcomer(invite, newcomer, visitor);
  }

  private async refuse({ issuer, subject, verifiedEmail }: ProvenIdentity, { ip, userAgent }: Visitor): Promise<never> {
    const after = { issuer, ...(verifiedEmail ? { email: verifiedEmail } : {}) };
    await this.audit.write('session.refuse', { actorType: 'anonymous', ip, userAgent }, [
      { resourceType: 'identity', resourceId: subject, after },
    ]);
    throw accountUnknown();
  }
}

function accountUnknown(): DomainError {
  const message =
    'No account here belongs to this sign-in: ask for an invite, or sign in with your password and link the provider.';
  return new DomainError('forbidden', 'oidc_account_unknown', message);
}

function emailUnverified(): DomainError {
  const message = 'An account needs an e-mail address that the provider has verified: verify it there, then try again.';
  return new DomainError('forbidden', 'oidc_email_unverified', message);
}

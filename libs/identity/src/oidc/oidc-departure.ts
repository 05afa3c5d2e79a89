import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Client } from '../sessions/client';
import { Confirmation } from '../sign-in/confirmation';
import type { Person } from '../sign-in/current-person';
import { OidcCookie, type PendingSignIn } from './oidc-cookie';
import type { LinkIdentityDto, OidcStartQuery } from './oidc.dto';
import { OidcProvider } from './oidc-provider';

/** Sends a browser to the provider. */
@Injectable()
export class OidcDeparture {
  constructor(
    private readonly provider: OidcProvider,
    private readonly cookie: OidcCookie,
    private readonly confirmation: Confirmation,
  ) {}

  /** To sign in. Returns the provider's address. Throws `oidc_not_configured` or `oidc_unavailable`. */
  toSignIn(reply: FastifyReply, { returnTo, invite }: OidcStartQuery): Promise<string> {
    return this.leave(reply, { returnTo, invite });
  }

  /**
   * To link an identity to the account of who is signed in. It takes their password and a request of our own pages: by
   * a mere link another site could have a stranger's identity linked to the visitor's account.
   */
  async toLink(reply: FastifyReply, person: Person, client: Client, { password, returnTo }: LinkIdentityDto) {
    await this.confirmation.byPassword(person, client, 'password', password);
    return this.leave(reply, { returnTo, link: person });
  }

  private async leave(reply: FastifyReply, pending: Pick<PendingSignIn, 'returnTo' | 'invite' | 'link'>) {
    const checks = this.provider.newChecks();
    const address = await this.provider.authorizationUrl(checks);
    this.cookie.set(reply, { ...pending, ...checks });
    return address;
  }
}

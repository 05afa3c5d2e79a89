import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SignInAnswer } from '../sign-in/sign-in-answer';
import type { Visitor } from '../sign-in/sign-in.service';
import { OidcArrival } from './oidc-arrival';
import type { PendingSignIn } from './oidc-cookie';
import { OidcSignIn } from './oidc-sign-in';
import { OwnIdentities } from './own-identities.service';

/** The page of the console where people sign in. */
export const SIGN_IN_PAGE = '/console/sign-in';

/** The way back from the provider to where the person wanted to go. */
@Injectable()
export class OidcCallback {
  constructor(
    private readonly arrival: OidcArrival,
    private readonly signIn: OidcSignIn,
    private readonly own: OwnIdentities,
    private readonly answer: SignInAnswer,
  ) {}

  /** Sets the cookies, and returns the path to go to. */
  async finish(
    query: string,
    pending: PendingSignIn | undefined,
    visitor: Visitor,
    reply: FastifyReply,
  ): Promise<string> {
    const identity = await this.arrival.identity(query, pending, visitor);
    const { link, invite, returnTo } = pending as PendingSignIn; // the arrival has refused everything else
    if (link) {
      await this.own.link(identity, link, visitor);
      return returnTo;
    }
    const result = await this.signIn.signIn(identity, invite, visitor);
    this.answer.give(reply, result);
    return 'halfSession' in result ? secondFactorPage(invite, returnTo) : returnTo;
  }
}

function secondFactorPage(invite: string | undefined, returnTo: string): string {
  const next = invite === undefined ? returnTo : `/console/invite/${invite}`;
  return `${SIGN_IN_PAGE}?${new URLSearchParams({ secondFactor: 'required', returnTo: next }).toString()}`;
}

import { SETTINGS, type Settings } from '@app/config';
import { MasterKey, SealedText } from '@app/envelope';
import { CLOCK, type Clock } from '@app/kernel';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OidcChecks } from './oidc-provider';

const OIDC_COOKIE = 'signalbox_oidc';

/** For how long someone may be away at the provider, in minutes. */
const MINUTES = 10;

/** A sign-in that went to the provider and has not come back. */
export interface PendingSignIn extends OidcChecks {
  readonly returnTo: string;
  /** Token of the invite that is accepted with it. */
  readonly invite?: string;
  /** The session whose person links the identity instead of signing in. */
  readonly link?: { readonly userId: string; readonly sessionId: string };
  /** In milliseconds. */
  readonly expiresAt: number;
}

/**
 * Keeps a pending sign-in in the very browser that began it, sealed: an answer that is brought to another browser
 * belongs to none there, and nothing is stored for those who never come back.
 */
@Injectable()
export class OidcCookie {
  private readonly options: CookieSerializeOptions;
  private readonly sealer: SealedText;

  constructor(
    masterKey: MasterKey,
    @Inject(SETTINGS) settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const secure = new URL(settings.PUBLIC_URL).protocol === 'https:';
    // Lax: the browser comes back from another site.
    this.options = { httpOnly: true, sameSite: 'lax', path: '/v1/auth/oidc', secure };
    this.sealer = new SealedText(masterKey, 'oidc-sign-in');
  }

  set(reply: FastifyReply, pending: Omit<PendingSignIn, 'expiresAt'>): void {
    const expires = new Date(this.clock.now().getTime() + MINUTES * 60_000);
    const sealed = this.sealer.seal(JSON.stringify({ ...pending, expiresAt: expires.getTime() }));
    void reply.setCookie(OIDC_COOKIE, sealed, { ...this.options, expires });
  }

  /** Takes it out of the browser. Nothing when there is none, or it is too old. */
  take(request: FastifyRequest, reply: FastifyReply): PendingSignIn | undefined {
    void reply.clearCookie(OIDC_COOKIE, this.options);
    const text = this.sealer.open(request.cookies[OIDC_COOKIE] ?? '');
    const pending = text === undefined ? undefined : (JSON.parse(text) as PendingSignIn);
    return pending && pending.expiresAt > this.clock.now().getTime() ? pending : undefined;
  }
}

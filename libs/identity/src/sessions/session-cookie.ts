import { SETTINGS, type Settings } from '@app/config';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

export const SESSION_COOKIE = 'signalbox_session';

/** The cookie that holds a session's token. Scripts cannot read it, and other sites' forms do not send it. */
@Injectable()
export class SessionCookie {
  private readonly options: CookieSerializeOptions;

  constructor(@Inject(SETTINGS) settings: Settings) {
    const secure = new URL(settings.PUBLIC_URL).protocol === 'https:';
    this.options = { httpOnly: true, sameSite: 'lax', path: '/', secure };
  }

  /** The browser keeps it until the session expires. */
  set(reply: FastifyReply, session: { token: string; expiresAt: Date }): void {
    void reply.setCookie(SESSION_COOKIE, session.token, { ...this.options, expires: session.expiresAt });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(SESSION_COOKIE, this.options);
  }
}

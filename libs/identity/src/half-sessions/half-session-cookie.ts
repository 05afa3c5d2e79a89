import { SETTINGS, type Settings } from '@app/config';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { createParamDecorator, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

const HALF_SESSION_COOKIE = 'signalbox_half_session';

/** The token that the browser shows together with its code. */
export const CurrentHalfSession = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  return context.switchToHttp().getRequest<FastifyRequest>().cookies[HALF_SESSION_COOKIE];
});

/** A cookie of its own, sent to the sign-in routes only: no other route could mistake it for a session. */
@Injectable()
export class HalfSessionCookie {
  private readonly options: CookieSerializeOptions;

  constructor(@Inject(SETTINGS) settings: Settings) {
    const secure = new URL(settings.PUBLIC_URL).protocol === 'https:';
    this.options = { httpOnly: true, sameSite: 'strict', path: '/v1/auth/login', secure };
  }

  set(reply: FastifyReply, half: { token: string; expiresAt: Date }): void {
    void reply.setCookie(HALF_SESSION_COOKIE, half.token, { ...this.options, expires: half.expiresAt });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(HALF_SESSION_COOKIE, this.options);
  }
}

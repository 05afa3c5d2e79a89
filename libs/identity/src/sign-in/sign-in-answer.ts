import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { HalfSignedIn } from '../half-sessions/half-sign-ins';
import { HalfSessionCookie } from '../half-sessions/half-session-cookie';
import { SessionCookie } from '../sessions/session-cookie';
import type { SecondFactorRequiredDto, SignedInDto } from './sign-in.dto';
import type { SignedIn } from './sign-in.service';

/** Tells a browser how its sign-in ended, by cookie and body. */
@Injectable()
export class SignInAnswer {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly halfCookie: HalfSessionCookie,
  ) {}

  give(reply: FastifyReply, result: SignedIn | HalfSignedIn): SignedInDto | SecondFactorRequiredDto {
    if ('halfSession' in result) {
      this.halfCookie.set(reply, result.halfSession);
      return { secondFactorRequired: true };
    }
    this.cookie.set(reply, result.session);
    return { user: result.user };
  }

  /** After the second factor. */
  complete(reply: FastifyReply, { user, session }: SignedIn): SignedInDto {
    this.cookie.set(reply, session);
    this.halfCookie.clear(reply);
    return { user };
  }
}

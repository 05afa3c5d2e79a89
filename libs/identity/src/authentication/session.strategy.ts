import type { Actor } from '@app/http';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-custom';
import { SESSION_COOKIE } from '../sessions/session-cookie';
import { SessionsService } from '../sessions/sessions.service';
import type { Credentials } from './credentials';

/** A person with the session cookie of the console. */
@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, 'session-cookie') {
  constructor(private readonly sessions: SessionsService) {
    super();
  }

  async validate({ cookies }: Credentials): Promise<Actor | false> {
    const token = cookies[SESSION_COOKIE];
    return (token !== undefined && (await this.sessions.actorOf(token))) || false;
  }
}

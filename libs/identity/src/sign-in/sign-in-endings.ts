import { Injectable } from '@nestjs/common';
import { HalfSessions } from '../half-sessions/half-sessions.service';
import { SessionsService } from '../sessions/sessions.service';
import type { Person } from './current-person';

/** Ends what was opened with what has changed since. */
@Injectable()
export class SignInEndings {
  constructor(
    private readonly sessions: SessionsService,
    private readonly halfSessions: HalfSessions,
  ) {}

  /** Every other session of the person, and every sign-in that is half done. */
  async endOthers({ userId, sessionId }: Person): Promise<void> {
    await this.sessions.endOthers(userId, sessionId);
    await this.halfSessions.endAll(userId);
  }
}

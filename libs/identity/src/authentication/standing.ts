import type { Actor } from '@app/http';
import { Injectable } from '@nestjs/common';
import { ApiKeyActors } from '../api-keys/api-key-actors';
import { SessionsService } from '../sessions/sessions.service';

/** Whether somebody who was authenticated a while ago still is: for answers that last longer than a request. */
@Injectable()
export class Standing {
  constructor(
    private readonly sessions: SessionsService,
    private readonly keys: ApiKeyActors,
  ) {}

  /** The actor as they are now; nothing when the session has ended, or the key was revoked or has expired. */
  async of({ type, id, sessionId }: Actor): Promise<Actor | undefined> {
    if (type === 'api_key') return this.keys.again(id);
    return sessionId === undefined ? undefined : this.sessions.actorOfSession(sessionId);
  }
}

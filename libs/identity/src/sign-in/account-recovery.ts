import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';
import { AttemptLimiter } from '../attempts/attempt-limiter';
import { type UserChange, UsersService } from '../people/users.service';
import { HalfSessions } from '../half-sessions/half-sessions.service';
import { SecondFactors } from '../second-factor/second-factors.service';
import { SessionsService } from '../sessions/sessions.service';

/** Lets somebody in again who has lost what proves them, at the word of whoever runs the installation. */
@Injectable()
export class AccountRecovery {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly halfSessions: HalfSessions,
    private readonly secondFactors: SecondFactors,
    private readonly attempts: AttemptLimiter,
  ) {}

  /**
   * Gives the person with this address another password and ends whatever was opened with the former one; takes the
   * second factor away too where that is asked for and there is one. Nothing when there is no such person. Who calls it
   * has made sure who asks, and writes the audit record.
   */
  recover(email: string, password: string, secondFactor: boolean): Promise<UserChange | undefined> {
    return this.database.asSystem('identity', async () => {
      const user = await this.users.findByEmail(email);
      if (!user) return undefined;
      const change = await this.users.setPassword(user.id, password);
      if (secondFactor && (await this.secondFactors.isOn(user.id))) await this.secondFactors.remove(user.id);
      await this.sessions.endAll(user.id);
      await this.halfSessions.endAll(user.id);
      await this.attempts.succeeded('account', user.email); // who has forgotten it has tried often
      return change;
    });
  }
}

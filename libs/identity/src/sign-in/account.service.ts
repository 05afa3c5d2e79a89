import { AuditTrail } from '@app/audit';
import { type Page, type PageQuery } from '@app/http';
import { NotFound } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { type UserChange, UsersService, type UserView } from '../people/users.service';
import { SecondFactors } from '../second-factor/second-factors.service';
import type { SessionDto } from '../sessions/session.dto';
import { SessionsService } from '../sessions/sessions.service';
import type { Person } from './current-person';
import { MEMBERSHIPS, type Memberships } from './memberships';
import type { MeDto } from './sign-in.dto';

/** What a signed-in person does with their own account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly secondFactors: SecondFactors,
    private readonly audit: AuditTrail,
    @Inject(MEMBERSHIPS) private readonly memberships: Memberships,
  ) {}

  async me({ userId }: Person): Promise<MeDto> {
    const user = await this.users.findById(userId);
    if (!user) throw new NotFound('user', userId);
    const hasPassword = await this.users.hasPassword(userId);
    const secondFactor = await this.secondFactors.isOn(userId);
    return { user, secondFactor, hasPassword, memberships: await this.memberships.ofUser(userId) };
  }

  async rename({ userId }: Person, name: string, seen?: number): Promise<UserView> {
    const change = await this.users.rename(userId, name, seen);
    this.changed(userId, change);
    return change.after;
  }

  listSessions({ userId, sessionId }: Person, query: PageQuery): Promise<Page<SessionDto>> {
    return this.sessions.list(userId, sessionId, query);
  }

  async endSession({ userId }: Person, id: string): Promise<void> {
    await this.sessions.end(userId, id);
    this.audit.changed({ resourceType: 'session', resourceId: id, before: { userId } });
  }

  private changed(userId: string, change: UserChange): void {
    this.audit.changed({ resourceType: 'user', resourceId: userId, ...change });
  }
}

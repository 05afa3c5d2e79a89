import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';
import type { ChangePasswordDto } from '../people/user.dto';
import { UsersService } from '../people/users.service';
import { type Client, originOf } from '../sessions/client';
import { Confirmation } from './confirmation';
import type { Person } from './current-person';
import { SignInEndings } from './sign-in-endings';

/** A signed-in person changes their password, or sets their first one. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly confirmation: Confirmation,
    private readonly endings: SignInEndings,
    private readonly audit: AuditTrail,
  ) {}

  /** Every other session of the person ends with it. Throws InvalidInput when the current password is wrong. */
  async change(person: Person, client: Client, { currentPassword, newPassword }: ChangePasswordDto): Promise<void> {
    await this.confirmation.byPassword(person, client, 'currentPassword', currentPassword);
    await this.database.asSystem('identity', async () => {
      const change = await this.users.setPassword(person.userId, newPassword);
      await this.endings.endOthers(person);
      await this.audit.write('user.change_password', originOf(person.userId, client), [
        { resourceType: 'user', resourceId: person.userId, ...change },
      ]);
    });
  }
}

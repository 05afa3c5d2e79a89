import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import { NotFound } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { UsersService } from '../people/users.service';
import { type Client, originOf } from '../sessions/client';
import { Confirmation } from '../sign-in/confirmation';
import type { Person } from '../sign-in/current-person';
import { SignInEndings } from '../sign-in/sign-in-endings';
import type { ConfirmationDto, ConfirmationWithCodeDto } from './second-factor.dto';
import { type NewSecondFactor, SecondFactors } from './second-factors.service';

/** What a signed-in person does with their own second factor. Nothing secret of it is on record. */
@Injectable()
export class OwnSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly factors: SecondFactors,
    private readonly confirmation: Confirmation,
    private readonly endings: SignInEndings,
    private readonly audit: AuditTrail,
  ) {}

  async begin(person: Person, client: Client, { password }: ConfirmationDto): Promise<NewSecondFactor> {
    await this.confirmation.byPassword(person, client, 'password', password);
    return this.recorded('second_factor.begin', person, client, {}, async () => {
      const user = await this.users.findById(person.userId);
      if (!user) throw new NotFound('user', person.userId);
      return this.factors.begin(person.userId, user.email);
    });
  }

  /** Other sessions were opened without a second factor: they end. */
  confirm(person: Person, client: Client, code: string): Promise<string[]> {
    return this.recorded('second_factor.enable', person, client, { after: { enabled: true } }, async () => {
      const recoveryCodes = await this.factors.confirm(person.userId, code);
      await this.endings.endOthers(person);
      return recoveryCodes;
    });
  }

  async turnOff(person: Person, client: Client, proofs: ConfirmationWithCodeDto): Promise<void> {
    await this.confirmation.byBoth(person, client, proofs);
    const change = { before: { enabled: true }, after: { enabled: false } };
    await this.recorded('second_factor.disable', person, client, change, () => this.factors.remove(person.userId));
  }

  async newRecoveryCodes(person: Person, client: Client, proofs: ConfirmationWithCodeDto): Promise<string[]> {
    await this.confirmation.byBoth(person, client, proofs);
    return this.recorded('second_factor.renew_recovery_codes', person, client, {}, () =>
      this.factors.newRecoveryCodes(person.userId),
    );
  }

  private recorded<T>(
    action: string,
    { userId }: Person,
    client: Client,
    change: { before?: object; after?: object },
    work: () => Promise<T>,
  ): Promise<T> {
    return this.database.asSystem('identity', async () => {
      const result = await work();
      await this.audit.write(action, originOf(userId, client), [
        { resourceType: 'second_factor', resourceId: userId, ...change },
      ]);
      return result;
    });
  }
}

import {
  invalidCode,
  PasswordProof,
  SecondFactorProof,
  SecondFactors,
  UsersService,
  type UserView,
  type Client,
} from '@app/identity';
import { DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { AcceptInviteDto } from './invite.dto';

/** Someone who accepts an invite with an account they have: an invite is no way around what protects it. */
@Injectable()
export class KnownInvitee {
  constructor(
    private readonly users: UsersService,
    private readonly password: PasswordProof,
    private readonly secondFactors: SecondFactors,
    private readonly secondFactor: SecondFactorProof,
  ) {}

  /**
   * Nobody when the address has no account yet. Throws `invalid_credentials`, `code_required`, `invalid_code` or
   * `too_many_attempts`.
   */
  async prove({ email, password, code }: AcceptInviteDto, client: Client): Promise<UserView | undefined> {
    if (!(await this.users.findByEmail(email))) return undefined;
    const user = await this.password.of(email, password, client);
    if (!(await this.secondFactors.isOn(user.id))) return user;
    if (code === undefined) throw codeRequired();
    if (!(await this.secondFactor.of(user.id, code, client))) throw invalidCode();
    return user;
  }
}

function codeRequired(): DomainError {
  const message = 'This account has a second factor: send its code too.';
  return new DomainError('unauthenticated', 'code_required', message, {
    fields: [{ path: 'code', message: 'is required' }],
  });
}

import { Injectable } from '@nestjs/common';
import type { HalfSignedIn } from '../half-sessions/half-sign-ins';
import { PasswordProof } from './password-proof';
import { type SignedIn, SignInService, type Visitor } from './sign-in.service';

/** Signing in with address and password. */
@Injectable()
export class PasswordSignIn {
  constructor(
    private readonly proof: PasswordProof,
    private readonly signIns: SignInService,
  ) {}

  /** Throws a DomainError `invalid_credentials` or `too_many_attempts`. */
  async signIn(email: string, password: string, visitor: Visitor): Promise<SignedIn | HalfSignedIn> {
    const user = await this.proof.of(email, password, visitor);
    return this.signIns.afterFirstFactor(user, visitor);
  }
}

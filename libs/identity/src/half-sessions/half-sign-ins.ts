import { DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { UserView } from '../people/users.service';
import { SecondFactorProof } from '../second-factor/second-factor-proof';
import { SecondFactors } from '../second-factor/second-factors.service';
import type { Client } from '../sessions/client';
import { HalfSessions, type OpenedHalfSession } from './half-sessions.service';

/** The first factor is right, and the person has a second one. */
export interface HalfSignedIn {
  readonly halfSession: OpenedHalfSession;
}

/** Signing in by halves, for people with a second factor. */
@Injectable()
export class HalfSignIns {
  constructor(
    private readonly halfSessions: HalfSessions,
    private readonly secondFactors: SecondFactors,
    private readonly proof: SecondFactorProof,
  ) {}

  /** Nothing when the person has no second factor. */
  async begin(user: UserView): Promise<HalfSignedIn | undefined> {
    if (!(await this.secondFactors.isOn(user.id))) return undefined;
    return { halfSession: await this.halfSessions.open(user.id) };
  }

  /** Checks the code. Throws a DomainError `half_session_ended`, `invalid_code` or `too_many_attempts`. */
  async prove(token: string | undefined, code: string, client: Client): Promise<{ id: string; userId: string }> {
    const half = await this.halfSessions.find(token);
    if (!half) throw halfSessionEnded();
    if (!(await this.proof.of(half.userId, code, client))) throw invalidCode();
    return half;
  }

  /** Throws a DomainError `half_session_ended` when another request completed it first. */
  async complete(id: string): Promise<void> {
    if (!(await this.halfSessions.use(id))) throw halfSessionEnded();
  }
}

export function halfSessionEnded(): DomainError {
  const message = 'Sign in again: a sign-in waits five minutes for its code.';
  return new DomainError('unauthenticated', 'half_session_ended', message);
}

export function invalidCode(): DomainError {
  const message = 'The code is wrong, or was used already: wait for the next one, or use a recovery code.';
  return new DomainError('unauthenticated', 'invalid_code', message);
}

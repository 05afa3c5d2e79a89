import { CLOCK, type Clock, DomainError } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { AttemptLimiter } from '../attempts/attempt-limiter';
import { clientNetwork } from '../attempts/client-network';
import type { Client } from '../sessions/client';
import type { PendingSignIn } from './oidc-cookie';
import { OidcProvider, type ProvenIdentity } from './oidc-provider';
import { UsedStates } from './used-states';

/** A little longer than an answer can be valid, in milliseconds. */
const STATE_KEPT_MS = 3_600_000;

/** Takes what the provider sends back, once, and only in the browser that asked for it. */
@Injectable()
export class OidcArrival {
  constructor(
    private readonly provider: OidcProvider,
    private readonly states: UsedStates,
    private readonly limiter: AttemptLimiter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Who it is. Throws `oidc_state_mismatch`, `oidc_answer_used`, `too_many_attempts`, or what the provider's answer is
   * refused for.
   *
   * @param query of the callback, from its question mark on
   */
  async identity(query: string, pending: PendingSignIn | undefined, client: Client): Promise<ProvenIdentity> {
    const network = clientNetwork(client.ip);
    await this.limiter.admit('address', network);
    if (!pending || new URLSearchParams(query).get('state') !== pending.state) throw stateMismatch();
    // Also where a provider would take a code twice.
    const keptUntil = new Date(this.clock.now().getTime() + STATE_KEPT_MS);
    if (!(await this.states.use(pending.state, keptUntil))) throw answerUsed();
    const identity = await this.provider.redeem(query, pending);
    await this.limiter.takeBack('address', network);
    return identity;
  }
}

function stateMismatch(): DomainError {
  const message = 'This browser asked for no such sign-in, or too long ago: start the sign-in again.';
  return new DomainError('unauthenticated', 'oidc_state_mismatch', message);
}

function answerUsed(): DomainError {
  return new DomainError(
    'unauthenticated',
    'oidc_answer_used',
    'This answer was used already: start the sign-in again.',
  );
}

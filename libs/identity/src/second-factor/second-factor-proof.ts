import { AuditTrail } from '@app/audit';
import { Injectable } from '@nestjs/common';
import { AttemptLimiter } from '../attempts/attempt-limiter';
import { type Client, originOf } from '../sessions/client';
import { SecondFactors } from './second-factors.service';

/** The only way to try a code. Call it outside a transaction: a wrong try is counted and on record whatever follows. */
@Injectable()
export class SecondFactorProof {
  constructor(
    private readonly factors: SecondFactors,
    private readonly limiter: AttemptLimiter,
    private readonly audit: AuditTrail,
  ) {}

  /** Whether the code is right; it is used up then. Throws a DomainError `too_many_attempts`. */
  async of(userId: string, code: string, client: Client): Promise<boolean> {
    const { failures, lockedUntil, refusedBefore } = await this.limiter.admit('second_factor', userId);
    if (await this.factors.use(userId, code)) {
      await this.limiter.succeeded('second_factor', userId);
      return true;
    }
    const after = {
      failures,
      ...(lockedUntil ? { lockedUntil } : {}),
      ...(refusedBefore > 0 ? { refusedWhileLocked: refusedBefore } : {}),
    };
    const action = lockedUntil ? 'second_factor.lock' : 'second_factor.refuse';
    await this.audit.write(action, originOf(userId, client), [
      { resourceType: 'second_factor', resourceId: userId, after },
    ]);
    return false;
  }
}

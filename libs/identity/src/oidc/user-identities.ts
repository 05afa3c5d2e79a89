import type { Change } from '@app/audit';
import { Database, explainConstraints } from '@app/database';
import { CLOCK, type Clock, Conflict, newId, NotFound } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { IdentityDto } from './oidc.dto';
import type { ProvenIdentity } from './oidc-provider';
import { UserIdentity } from './user-identity.entity';

/** Which account an identity at a provider belongs to. Issuer and subject decide, never an e-mail address. */
@Injectable()
export class UserIdentities {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Notes that it was used. */
  async userIdOf({ issuer, subject }: ProvenIdentity): Promise<string | undefined> {
    const [row] = await this.database.systemStatement<{ user_id: string }>(
      'identity',
      `with used as (
         update user_identities set last_used_at = $3 where issuer = $1 and subject = $2 returning user_id
       ) select * from used`,
      [issuer, subject, this.clock.now()],
    );
    return row?.user_id;
  }

  /** Throws a Conflict `identity_taken` when it belongs to an account already. Who calls it writes the audit record. */
  async link(userId: string, { issuer, subject, verifiedEmail }: ProvenIdentity): Promise<UserIdentity> {
    const createdAt = this.clock.now();
    const row = { id: newId(), userId, issuer, subject, email: verifiedEmail ?? null, lastUsedAt: null, createdAt };
    await explainConstraints({ uq_user_identities_issuer_subject: taken }, () =>
      this.database.asSystem('identity', (tx) => tx.getRepository(UserIdentity).insert(row)),
    );
    return row;
  }

  /** All of the person's; until the transaction ends nobody else takes one away. */
  lock(userId: string): Promise<UserIdentity[]> {
    return this.database.asSystem('identity', (tx) =>
      tx
        .getRepository(UserIdentity)
        .find({ where: { userId }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } }),
    );
  }

  list(userId: string): Promise<UserIdentity[]> {
    return this.database.asSystem('identity', (tx) =>
      tx.getRepository(UserIdentity).find({ where: { userId }, order: { createdAt: 'DESC', id: 'DESC' } }),
    );
  }

  /** Throws NotFound when the person has none with this id. */
  async unlink(userId: string, id: string): Promise<void> {
    const { affected } = await this.database.asSystem('identity', (tx) =>
      tx.getRepository(UserIdentity).delete({ id, userId }),
    );
    if (affected === 0) throw new NotFound('identity', id);
  }
}

const taken = () => new Conflict('identity_taken', 'This identity at the provider belongs to an account here already.');

export function toView({ id, issuer, email, lastUsedAt, createdAt }: UserIdentity): IdentityDto {
  return { id, issuer, email, lastUsedAt, createdAt };
}

/** For the audit log: who somebody is at a provider is no secret. */
export function identityChange(before: UserIdentity | undefined, after: UserIdentity | undefined): Change {
  const shown = (row: UserIdentity | undefined) => row && { ...toView(row), userId: row.userId, subject: row.subject };
  const resourceId = (after ?? before)?.id ?? '';
  return { resourceType: 'identity', resourceId, before: shown(before), after: shown(after) };
}

import { createHash } from 'node:crypto';
import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';

/** Which answers have come back already. */
@Injectable()
export class UsedStates {
  constructor(private readonly database: Database) {}

  /** False when this state was used before: of two at the same time one gets true. */
  async use(state: string, expiresAt: Date): Promise<boolean> {
    const rows = await this.database.systemStatement(
      'identity',
      `insert into used_oidc_states (state_hash, expires_at) values ($1, $2) on conflict do nothing returning state_hash`,
      [createHash('sha256').update(state).digest(), expiresAt],
    );
    return rows.length === 1;
  }
}

import { Database } from '@app/database';
import type { Actor, RateLimit } from '@app/http';
import { Injectable } from '@nestjs/common';
import { secretHash } from '../secret-token';
import { KeyUse } from './key-use';
import { isApiKeyShaped } from './new-api-key';

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly permissions: string[];
  readonly rate_limit: RateLimit | null;
  readonly expires_at: Date | null;
  readonly created_by: string | null;
}

/** Finds the program behind a key. Every request asks the database, so that a revoked key is dead everywhere at once. */
@Injectable()
export class ApiKeyActors {
  constructor(
    private readonly database: Database,
    private readonly use: KeyUse,
  ) {}

  /** Nothing when the key is unknown, expired or revoked. */
  async of(key: string): Promise<Actor | undefined> {
    if (!isApiKeyShaped(key)) return undefined;
    const [row] = await this.database.systemStatement<Row>('identity', valid('key_hash'), [secretHash(key)]);
    if (!row) return undefined;
    this.use.note(row.id);
    return actorOfRow(row);
  }

  /** The same program as it is now, without taking that for a use of its key. */
  async again(keyId: string): Promise<Actor | undefined> {
    const [row] = await this.database.systemStatement<Row>('identity', valid('id'), [keyId]);
    return row && actorOfRow(row);
  }
}

const valid = (column: 'key_hash' | 'id') => `
  select id, tenant_id, name, permissions, rate_limit, expires_at, created_by from api_keys
  where ${column} = $1 and revoked_at is null and (expires_at is null or expires_at > now())`;

function actorOfRow(row: Row): Actor {
  const { id, tenant_id: workspaceId, name, permissions } = row;
  const rateLimit = row.rate_limit ?? undefined;
  const expiresAt = row.expires_at ?? undefined;
  const userId = row.created_by ?? undefined;
  const own = { workspaceId, permissions, rateLimit, expiresAt };
  return { type: 'api_key', id, userId, name, isOperator: false, key: own };
}

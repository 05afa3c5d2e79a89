import { createHmac } from 'node:crypto';
import { Database } from '@app/database';
import { type Envelope, type EnvelopeAddress, MasterKey, open, seal } from '@app/envelope';
import { newId, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';

export interface StoredToken {
  readonly accessToken: string;
  /** Null: the provider does not tell. */
  readonly expiresAt: Date | null;
}

interface TokenRow {
  readonly encrypted_dek: Buffer;
  readonly ciphertext: Buffer;
  readonly nonce: Buffer;
  readonly auth_tag: Buffer;
  readonly key_id: string;
  readonly expires_at: Date | null;
}

/** Whoever renews a token has to be done by then, in seconds: longer than the token endpoint may take. */
const LEASE_SECONDS = 30;

/**
 * The access tokens that processes share: in the database, sealed like local secrets, so that Redis never has one. One
 * process at a time may renew a token: it holds the row's lease, and no transaction, while it asks the provider.
 */
@Injectable()
export class ConnectorTokens {
  private readonly hashKey;

  constructor(
    private readonly database: Database,
    private readonly masterKey: MasterKey,
  ) {
    this.hashKey = masterKey.derive('connector-token credential');
  }

  /** Tells credentials apart without telling anything about them. */
  hashOf(parts: readonly (string | undefined)[]): Buffer {
    return createHmac('sha256', this.hashKey).update(JSON.stringify(parts)).digest();
  }

  /** The token that was got with this credential; nothing when there is none, or it was sealed under another key. */
  async read(scope: WorkspaceScope, connectorId: string, credential: Buffer): Promise<StoredToken | undefined> {
    const [row] = await this.database.inWorkspace(scope, (tx) =>
      tx.query<TokenRow[]>(
        `select encrypted_dek, ciphertext, nonce, auth_tag, key_id, expires_at from connector_tokens
         where tenant_id = $1 and connector_id = $2 and credential = $3 and ciphertext is not null`,
        [scope.workspaceId, connectorId, credential],
      ),
    );
    // Under another master key it cannot be opened, and need not be: another one is to be had.
    if (!row || row.key_id !== this.masterKey.id) return undefined;
    const { encrypted_dek: encryptedDek, auth_tag: authTag, key_id: keyId, ciphertext, nonce } = row;
    const envelope: Envelope = { encryptedDek, ciphertext, nonce, authTag, keyId };
    return { accessToken: open(this.masterKey, addressOf(scope, connectorId), envelope), expiresAt: row.expires_at };
  }

  /** The lease to renew the token, if nobody else has it. */
  async lease(scope: WorkspaceScope, connectorId: string): Promise<string | undefined> {
    const rows = await this.database.inWorkspace(scope, (tx) =>
      tx.query<{ lease_token: string }[]>(
        `insert into connector_tokens (connector_id, tenant_id, credential, lease_token, lease_expires_at)
         values ($2, $1, '', $3, now() + make_interval(secs => $4))
         on conflict (connector_id) do update
           set lease_token = excluded.lease_token, lease_expires_at = excluded.lease_expires_at
           where connector_tokens.lease_expires_at is null or connector_tokens.lease_expires_at < now()
         returning lease_token`,
        [scope.workspaceId, connectorId, newId(), LEASE_SECONDS],
      ),
    );
    return rows[0]?.lease_token;
  }

  /** Stores the token and ends the lease; not when somebody else holds it by now. */
  async store(scope: WorkspaceScope, connectorId: string, lease: string, credential: Buffer, token: StoredToken) {
    const sealed = seal(this.masterKey, addressOf(scope, connectorId), token.accessToken);
    await this.database.inWorkspace(scope, (tx) =>
      tx.query(
        `update connector_tokens
         set credential = $4, encrypted_dek = $5, ciphertext = $6, nonce = $7, auth_tag = $8, key_id = $9,
           expires_at = $10, lease_token = null, lease_expires_at = null, updated_at = now()
         where tenant_id = $1 and connector_id = $2 and lease_token = $3`,
        [
          ...[scope.workspaceId, connectorId, lease, credential],
          ...[sealed.encryptedDek, sealed.ciphertext, sealed.nonce, sealed.authTag, sealed.keyId, token.expiresAt],
        ],
      ),
    );
  }

  /** Ends the lease: the next one may try. */
  async release(scope: WorkspaceScope, connectorId: string, lease: string): Promise<void> {
    await this.database.inWorkspace(scope, (tx) =>
      tx.query(
        `update connector_tokens set lease_token = null, lease_expires_at = null
         where tenant_id = $1 and connector_id = $2 and lease_token = $3`,
        [scope.workspaceId, connectorId, lease],
      ),
    );
  }
}

const addressOf = (scope: WorkspaceScope, connectorId: string): EnvelopeAddress => ({
  kind: 'connector-token',
  path: [scope.workspaceId, connectorId],
});

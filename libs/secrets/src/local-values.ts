import { Database } from '@app/database';
import { type EnvelopeAddress, MasterKey, open, seal, SealedRows } from '@app/envelope';
import { newId, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { SecretValue } from './secret-value.entity';

/** No more than this many values of one secret are accepted at a time: every one costs a decryption. */
const MOST_ACCEPTED = 10;

/** The provider `local`: values sealed in this database. */
@Injectable()
export class LocalValues {
  constructor(
    private readonly database: Database,
    private readonly masterKey: MasterKey,
    sealedRows: SealedRows,
  ) {
    sealedRows.register({
      name: 'secret_values',
      primaryKey: 'id',
      addressColumns: ['tenant_id', 'secret_ref_id', 'version'],
      addressOf: (row) =>
        addressOf({
          tenantId: String(row.tenant_id),
          secretRefId: String(row.secret_ref_id),
          version: Number(row.version),
        }),
    });
  }

  /** Makes this the current value. There must be no other current one: see {@link retire}. */
  set(scope: WorkspaceScope, secretRefId: string, version: number, value: string): Promise<void> {
    const row = { id: newId(), tenantId: scope.workspaceId, secretRefId, version, retireAt: null };
    const envelope = seal(this.masterKey, addressOf(row), value);
    return this.database.inWorkspace(scope, async (tx) => {
      await tx.insert(SecretValue, { ...row, ...envelope, createdAt: new Date() });
    });
  }

  /** Lets the current value end at this time, and removes what has ended already. */
  retire(scope: WorkspaceScope, secretRefId: string, at: Date): Promise<void> {
    const ours = { tenantId: scope.workspaceId, secretRefId };
    return this.database.inWorkspace(scope, async (tx) => {
      await tx.update(SecretValue, { ...ours, retireAt: IsNull() }, { retireAt: at });
      await tx.delete(SecretValue, { ...ours, retireAt: LessThanOrEqual(new Date()) });
    });
  }

  /** Removes every value: nothing that a deleted secret opened stays behind. */
  removeAll(scope: WorkspaceScope, secretRefId: string): Promise<void> {
    return this.database.inWorkspace(scope, async (tx) => {
      await tx.delete(SecretValue, { tenantId: scope.workspaceId, secretRefId });
    });
  }

  /**
   * The accepted values in clear, the current one first and at most {@link MOST_ACCEPTED}. Throws `MasterKeyMismatch`
   * or `SecretUnreadable`.
   */
  async accepted(scope: WorkspaceScope, secretRefId: string): Promise<string[]> {
    const rows = await this.acceptedRows(scope, secretRefId);
    return rows.map((row) => open(this.masterKey, addressOf(row), row));
  }

  /** Since when and until when each accepted value counts; opens none. */
  async versions(scope: WorkspaceScope, secretRefId: string) {
    const rows = await this.acceptedRows(scope, secretRefId);
    return rows.map(({ version, createdAt: since, retireAt: acceptedUntil }) => ({
      version,
      ref: null,
      since,
      acceptedUntil,
    }));
  }

  private acceptedRows(scope: WorkspaceScope, secretRefId: string): Promise<SecretValue[]> {
    const ours = { tenantId: scope.workspaceId, secretRefId };
    return this.database.inWorkspace(scope, (tx) =>
      tx.find(SecretValue, {
        where: [
          { ...ours, retireAt: IsNull() },
          { ...ours, retireAt: MoreThan(new Date()) },
        ],
        order: { version: 'DESC' },
        take: MOST_ACCEPTED,
      }),
    );
  }
}

/** A value opens as this version of this secret of this workspace only. */
function addressOf(row: Pick<SecretValue, 'tenantId' | 'secretRefId' | 'version'>): EnvelopeAddress {
  return { kind: 'secret', path: [row.tenantId, row.secretRefId, row.version] };
}

import { Database } from '@app/database';
import { idCursor } from '@app/http';
import { NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { SecretRef } from '../secret-ref.entity';
import type { SecretRefsQuery } from './secret-ref.request.dto';

/** Reads and writes the references that are not deleted. */
@Injectable()
export class SecretRefsRepository {
  constructor(private readonly database: Database) {}

  insert(scope: WorkspaceScope, row: Omit<SecretRef, 'tenantId'>): Promise<SecretRef> {
    return this.database.inWorkspace(scope, async (tx) => {
      const stored = { ...row, tenantId: scope.workspaceId };
      await tx.insert(SecretRef, stored);
      return stored;
    });
  }

  /** Throws {@link NotFound}. */
  byId(scope: WorkspaceScope, id: string): Promise<SecretRef> {
    return this.one(scope, id);
  }

  /** Like {@link byId}; nobody else changes, deletes or starts to use the secret until the transaction ends. */
  lock(scope: WorkspaceScope, id: string): Promise<SecretRef> {
    return this.one(scope, id, 'pessimistic_write');
  }

  /** Whether the secret exists. If so it cannot be deleted until the transaction ends. */
  async lockForUse(scope: WorkspaceScope, id: string): Promise<boolean> {
    return (await this.find(scope, id, 'for_key_share')) !== null;
  }

  /** Stores the changes as a new version of the row and returns it. */
  change(scope: WorkspaceScope, row: SecretRef, changes: Partial<SecretRef>): Promise<SecretRef> {
    const changed = { ...changes, version: row.version + 1, updatedAt: new Date() };
    return this.database.inWorkspace(scope, async (tx) => {
      await tx.update(SecretRef, { tenantId: scope.workspaceId, id: row.id }, changed);
      return { ...row, ...changed };
    });
  }

  /** One page, the newest first, with one row more than asked to tell whether there is a next page. */
  page(scope: WorkspaceScope, query: SecretRefsQuery): Promise<SecretRef[]> {
    const { name, provider, limit } = query;
    const before = idCursor(query);
    return this.database.inWorkspace(scope, (tx) => {
      const rows = tx
        .createQueryBuilder(SecretRef, 'ref')
        .where('ref.tenantId = :workspaceId and ref.deletedAt is null', { workspaceId: scope.workspaceId });
      if (name !== undefined) rows.andWhere('position(lower(:name) in lower(ref.name)) > 0', { name });
      if (provider !== undefined) rows.andWhere('ref.provider = :provider', { provider });
      if (before !== undefined) rows.andWhere('ref.id < :before', { before });
      return rows
        .orderBy('ref.id', 'DESC')
        .take(limit + 1)
        .getMany();
    });
  }

  private async one(scope: WorkspaceScope, id: string, lock?: Lock): Promise<SecretRef> {
    const row = await this.find(scope, id, lock);
    if (!row) throw new NotFound('secret ref', id);
    return row;
  }

  private find(scope: WorkspaceScope, id: string, lock?: Lock): Promise<SecretRef | null> {
    const where = { tenantId: scope.workspaceId, id, deletedAt: IsNull() };
    return this.database.inWorkspace(scope, (tx) =>
      tx.findOne(SecretRef, { where, ...(lock ? { lock: { mode: lock } } : {}) }),
    );
  }
}

type Lock = 'pessimistic_write' | 'for_key_share';

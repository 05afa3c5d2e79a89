import { Database } from '@app/database';
import { idCursor, type PageQuery } from '@app/http';
import { decodeCursor, newId, NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { PolicyVersion } from './policy-version.entity';
import { Policy } from './policy.entity';
import type { PoliciesQuery } from './policy.request.dto';

type Lock = 'pessimistic_write' | 'for_key_share';

/** Reads and writes the policies that are not deleted, and their versions. */
@Injectable()
export class PoliciesRepository {
  constructor(private readonly database: Database) {}

  insert(scope: WorkspaceScope, row: Omit<Policy, 'tenantId'>): Promise<Policy> {
    return this.database.inWorkspace(scope, async (tx) => {
      const stored = { ...row, tenantId: scope.workspaceId };
      await tx.insert(Policy, stored);
      return stored;
    });
  }

  /** Keeps the row as it is now as one of the policy's versions. */
  keepVersion(scope: WorkspaceScope, row: Policy, createdBy: string): Promise<void> {
    const { id: policyId, tenantId, version, name, updatedAt: createdAt } = row;
    const { rateLimitJson, retryJson, timeoutJson, circuitBreakerJson, concurrencyJson } = row;
    const parts = { rateLimitJson, retryJson, timeoutJson, circuitBreakerJson, concurrencyJson };
    return this.database.inWorkspace(scope, async (tx) => {
      await tx.insert(PolicyVersion, {
        id: newId(),
        tenantId,
        policyId,
        version,
        name,
        ...parts,
        createdBy,
        createdAt,
      });
    });
  }

  /** Throws {@link NotFound}. */
  byId(scope: WorkspaceScope, id: string): Promise<Policy> {
    return this.one(scope, id);
  }

  /** Like {@link byId}; nobody else changes, deletes or starts to use the policy until the transaction ends. */
  lock(scope: WorkspaceScope, id: string): Promise<Policy> {
    return this.one(scope, id, 'pessimistic_write');
  }

  /** Whether the policy exists. If so it cannot be deleted until the transaction ends. */
  async lockForUse(scope: WorkspaceScope, id: string): Promise<boolean> {
    return (await this.find(scope, id, 'for_key_share')) !== null;
  }

  /** Stores the changes as a new version of the row and returns it. */
  change(scope: WorkspaceScope, row: Policy, changes: Partial<Policy>): Promise<Policy> {
    const changed = { ...changes, version: row.version + 1, updatedAt: new Date() };
    return this.database.inWorkspace(scope, async (tx) => {
      await tx.update(Policy, { tenantId: scope.workspaceId, id: row.id }, changed);
      return { ...row, ...changed };
    });
  }

  /** One page, the newest first, with one row more than asked to tell whether there is a next page. */
  page(scope: WorkspaceScope, query: PoliciesQuery): Promise<Policy[]> {
    const { name, limit } = query;
    const before = idCursor(query);
    return this.database.inWorkspace(scope, (tx) => {
      const rows = tx
        .createQueryBuilder(Policy, 'policy')
        .where('policy.tenantId = :workspaceId and policy.deletedAt is null', { workspaceId: scope.workspaceId });
      if (name !== undefined) rows.andWhere('position(lower(:name) in lower(policy.name)) > 0', { name });
      if (before !== undefined) rows.andWhere('policy.id < :before', { before });
      return rows
        .orderBy('policy.id', 'DESC')
        .take(limit + 1)
        .getMany();
    });
  }

  /** One page of a policy's versions, the newest first, with one row more than asked. */
  versions(scope: WorkspaceScope, policyId: string, { limit, cursor }: PageQuery): Promise<PolicyVersion[]> {
    const before = cursor === undefined ? undefined : decodeCursor(cursor, [(part) => /^\d{1,9}$/.test(part)])[0];
    const behind = before === undefined ? {} : { version: LessThan(Number(before)) };
    const where = { tenantId: scope.workspaceId, policyId, ...behind };
    return this.database.inWorkspace(scope, (tx) =>
      tx.find(PolicyVersion, { where, order: { version: 'DESC' }, take: limit + 1 }),
    );
  }

  /** Throws {@link NotFound}. */
  async version(scope: WorkspaceScope, policyId: string, version: number): Promise<PolicyVersion> {
    const where = { tenantId: scope.workspaceId, policyId, version };
    const row = await this.database.inWorkspace(scope, (tx) => tx.findOne(PolicyVersion, { where }));
    if (!row) throw new NotFound('policy version', String(version));
    return row;
  }

  private async one(scope: WorkspaceScope, id: string, lock?: Lock): Promise<Policy> {
    const row = await this.find(scope, id, lock);
    if (!row) throw new NotFound('policy', id);
    return row;
  }

  private find(scope: WorkspaceScope, id: string, lock?: Lock): Promise<Policy | null> {
    const where = { tenantId: scope.workspaceId, id, deletedAt: IsNull() };
    return this.database.inWorkspace(scope, (tx) =>
      tx.findOne(Policy, { where, ...(lock ? { lock: { mode: lock } } : {}) }),
    );
  }
}

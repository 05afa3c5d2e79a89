import { AsyncLocalStorage } from 'node:async_hooks';
import { ChangeFeed } from '@app/changes';
import { Database, type Transaction } from '@app/database';
import { newId } from '@app/kernel';
import { currentTrace } from '@app/observability';
import { Injectable } from '@nestjs/common';
import { appendToChain } from './audit-chain';
import type { AuditOrigin } from './audit-origin';
import { auditDiff } from './audit-diff';
import type { AuditRecord } from './chain-hash';
import { tellChange } from './changed-kinds';

/** One resource before and after. `undefined` before: it was made; `undefined` after: it was removed. */
export interface Change {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly before?: object;
  readonly after?: object;
  /** The workspace whose chain holds it, when it is not the request's own. */
  readonly workspaceId?: string;
}

interface Pending {
  readonly changes: Change[];
}

/**
 * The operator audit log. Inside an audited request services only tell what changed; the interceptor writes it in the
 * request's own transaction. Work outside a request (bootstrap, sign-in) writes directly.
 */
@Injectable()
export class AuditTrail {
  private readonly pending = new AsyncLocalStorage<Pending>();

  constructor(
    private readonly database: Database,
    private readonly feed: ChangeFeed,
  ) {}

  /** Notes a change of the audited request under way. Outside one it is an error: the change would go unrecorded. */
  changed(change: Change): void {
    const pending = this.pending.getStore();
    if (!pending) throw new Error(`${change.resourceType} changed outside an audited request`);
    pending.changes.push(change);
  }

  /** Runs an audited handler and returns its result with the changes that were noted. */
  async collect<T>(work: () => Promise<T>): Promise<{ result: T; changes: readonly Change[] }> {
    const pending: Pending = { changes: [] };
    const result = await this.pending.run(pending, work);
    return { result, changes: pending.changes };
  }

  /** Writes the changes to the chain of their workspace, in the open transaction if there is one. */
  async write(action: string, origin: AuditOrigin, changes: readonly Change[]): Promise<void> {
    const records = changes.map((change) => toRecord(action, origin, change));
    const append = (tx: Transaction) => appendToChain(tx, records);
    await this.database.asSystem('record', append);
    for (const record of records) tellChange(this.feed, record);
  }
}

function toRecord(action: string, origin: AuditOrigin, change: Change): AuditRecord {
  return {
    id: newId(),
    tenantId: change.workspaceId ?? origin.workspaceId ?? null,
    operatorUserId: origin.userId ?? null,
    actorType: origin.actorType,
    actorId: origin.actorId ?? null,
    action,
    resourceType: change.resourceType,
    resourceId: change.resourceId,
    diff: auditDiff(change.before, change.after),
    reason: origin.reason ?? null,
    ip: origin.ip ?? null,
    userAgent: origin.userAgent?.slice(0, 500) ?? null,
    traceId: currentTrace().traceId,
    createdAt: new Date(),
  };
}

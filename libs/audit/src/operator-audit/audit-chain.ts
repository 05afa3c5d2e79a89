import type { Transaction } from '@app/database';
import { type AuditRecord, chainHash, GENESIS } from './chain-hash';

/** The last row of a chain. */
export interface ChainHead {
  readonly sequence: bigint;
  readonly hash: Buffer;
}

/** The end of a workspace's chain, or of the installation's own. An empty one ends where it begins. */
export async function headOf(tx: Transaction, tenantId: string | null): Promise<ChainHead> {
  // Not `is not distinct from`: no index serves it, and every audited change asks this.
  const owner = tenantId === null ? 'tenant_id is null' : 'tenant_id = $1';
  const [last] = await tx.query<{ sequence: string; hash: Buffer }[]>(
    `select sequence, hash from operator_audit_log where ${owner} order by sequence desc limit 1`,
    tenantId === null ? [] : [tenantId],
  );
  return { sequence: BigInt(last?.sequence ?? 0), hash: last?.hash ?? GENESIS };
}

/** Appends to the workspace's chain. One writer at a time: the lock is held until the transaction ends. */
export async function appendToChain(tx: Transaction, records: readonly AuditRecord[]): Promise<void> {
  for (const record of records) {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('audit:' || $1, 0))`, [record.tenantId ?? 'none']);
    const last = await headOf(tx, record.tenantId);
    const sequence = last.sequence + 1n;
    await tx.query(
      `insert into operator_audit_log (id, tenant_id, sequence, operator_user_id, actor_type, actor_id, action,
         resource_type, resource_id, diff_json, reason, ip, user_agent, trace_id, created_at, prev_hash, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        record.id,
        record.tenantId,
        String(sequence),
        record.operatorUserId,
        record.actorType,
        record.actorId,
        record.action,
        record.resourceType,
        record.resourceId,
        JSON.stringify(record.diff),
        record.reason,
        record.ip,
        record.userAgent,
        record.traceId,
        record.createdAt,
        last.hash,
        chainHash(last.hash, sequence, record),
      ],
    );
  }
}

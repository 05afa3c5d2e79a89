import { createHash } from 'node:crypto';
import type { Transaction } from '@app/database';

export interface AuditRecord {
  readonly id: string;
  readonly tenantId: string | null;
  readonly operatorUserId: string | null;
  readonly actorType: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly diff: readonly unknown[];
  readonly reason: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly traceId: string | null;
  readonly createdAt: Date;
}

/** What the first row of a chain points back to. */
const GENESIS = Buffer.alloc(32);

/**
 * The hash of a row over the row before it: SHA-256 over the previous hash and the row's fields as a JSON array.
 * Changing, removing or inserting a row breaks every hash behind it.
 */
export function chainHash(prevHash: Buffer, sequence: bigint, record: AuditRecord): Buffer {
  const fields = [
    String(sequence),
    record.id,
    record.tenantId,
    record.operatorUserId,
    record.actorType,
    record.actorId,
    record.action,
    record.resourceType,
    record.resourceId,
    canonical(record.diff),
    record.reason,
    record.ip,
    record.userAgent,
    record.traceId,
    record.createdAt.toISOString(),
  ];
  return createHash('sha256').update(prevHash).update(JSON.stringify(fields)).digest();
}

/** The same value with the keys of every object sorted: jsonb does not keep their order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, canonical(item)]));
}

/** Appends to the workspace's chain. One writer at a time: the lock is held until the transaction ends. */
export async function appendToChain(tx: Transaction, records: readonly AuditRecord[]): Promise<void> {
  for (const record of records) {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('audit:' || $1, 0))`, [record.tenantId ?? 'none']);
    const [last] = await tx.query<{ sequence: string; hash: Buffer }[]>(
      `select sequence, hash from operator_audit_log where tenant_id is not distinct from $1
       order by sequence desc limit 1`,
      [record.tenantId],
    );
    const sequence = BigInt(last?.sequence ?? 0) + 1n;
    const prevHash = last?.hash ?? GENESIS;
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
        prevHash,
        chainHash(prevHash, sequence, record),
      ],
    );
  }
}

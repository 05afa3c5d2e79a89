import { createHash } from 'node:crypto';

/** What an audit row says, without its place in the chain. */
export interface AuditRecord {
  readonly id: string;
  readonly tenantId: string | null;
  readonly operatorUserId: string | null;
  readonly actorType: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly diff: unknown;
  readonly reason: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly traceId: string | null;
  readonly createdAt: Date;
}

/** What the first row of a chain points back to. */
export const GENESIS: Buffer = Buffer.alloc(32);

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

import type { Transaction } from '@app/database';
import type { EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { ownerId, type RecordOwner } from './record-owner';

export interface TimeRange {
  readonly since?: string;
  readonly until?: string;
}

/** Exact matches by field; undefined is no filter. */
export type LogFilters = Readonly<Record<string, unknown>>;

/** The rows of a log that match, in no order yet. */
export function logRows<Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  owner: RecordOwner,
  { since, until }: TimeRange,
  filters: LogFilters,
): SelectQueryBuilder<Row> {
  const rows = tx.getRepository(entity).createQueryBuilder('log');
  const workspaceId = ownerId(owner);
  // Not `is not distinct from`: no index serves it.
  if (workspaceId === null) rows.where('log.tenantId is null');
  else rows.where('log.tenantId = :workspaceId', { workspaceId });
  for (const [field, value] of Object.entries(filters)) {
    if (value !== undefined) rows.andWhere(`log.${field} = :${field}`, { [field]: value });
  }
  if (since !== undefined) rows.andWhere('log.createdAt >= :since', { since });
  if (until !== undefined) rows.andWhere('log.createdAt < :until', { until });
  return rows;
}

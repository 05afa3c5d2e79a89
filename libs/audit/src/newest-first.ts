import type { Transaction } from '@app/database';
import { type PageQuery, timeCursor } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import type { EntityTarget, ObjectLiteral } from 'typeorm';

interface LogQuery extends PageQuery {
  since?: string;
  until?: string;
}

/** Reads one page of a log, newest first, with one row more than asked to tell whether there is a next page. */
export function newestFirst<Row extends ObjectLiteral & { id: string; createdAt: Date }>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  scope: WorkspaceScope,
  query: LogQuery,
  filters: Readonly<Record<string, unknown>>,
): Promise<Row[]> {
  const rows = tx
    .getRepository(entity)
    .createQueryBuilder('log')
    .where('log.tenantId = :workspaceId', { workspaceId: scope.workspaceId });
  for (const [field, value] of Object.entries(filters)) {
    if (value !== undefined) rows.andWhere(`log.${field} = :${field}`, { [field]: value });
  }
  if (query.since !== undefined) rows.andWhere('log.createdAt >= :since', { since: query.since });
  if (query.until !== undefined) rows.andWhere('log.createdAt < :until', { until: query.until });
  const after = timeCursor(query);
  // Logs are written with the milliseconds of a Date, so the cursor's time is exact.
  if (after) rows.andWhere('(log.createdAt, log.id) < (:at, :id)', after);
  return rows
    .orderBy('log.createdAt', 'DESC')
    .addOrderBy('log.id', 'DESC')
    .take(query.limit + 1)
    .getMany();
}

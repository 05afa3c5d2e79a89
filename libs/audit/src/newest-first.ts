import type { Transaction } from '@app/database';
import { type PageQuery, timeCursor } from '@app/http';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { type LogFilters, logRows, type TimeRange } from './log-rows';
import type { RecordOwner } from './record-owner';

/** Reads one page of a log, newest first, with one row more than asked to tell whether there is a next page. */
export function newestFirst<Row extends ObjectLiteral & { id: string; createdAt: Date }>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  owner: RecordOwner,
  query: PageQuery & TimeRange,
  filters: LogFilters,
): Promise<Row[]> {
  const rows = logRows(tx, entity, owner, query, filters);
  const after = timeCursor(query);
  // Logs are written with the milliseconds of a Date, so the cursor's time is exact.
  if (after) rows.andWhere('(log.createdAt, log.id) < (:at, :id)', after);
  return rows
    .orderBy('log.createdAt', 'DESC')
    .addOrderBy('log.id', 'DESC')
    .take(query.limit + 1)
    .getMany();
}

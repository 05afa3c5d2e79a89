import { newestFirst, type NewestRows, type ServedFilters, type Transaction } from '@app/database';
import { type PageQuery, timeCursor } from '@app/http';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { type LogFilters, logRows, type TimeRange } from './log-rows';
import type { RecordOwner } from './record-owner';

export interface Log<Row> {
  readonly entity: EntityTarget<Row>;
  readonly served: ServedFilters;
}

/** Reads one page of a log, newest first. */
export function newestOf<Row extends ObjectLiteral & { id: string; createdAt: Date }>(
  tx: Transaction,
  { entity, served }: Log<Row>,
  owner: RecordOwner,
  query: PageQuery & TimeRange,
  filters: LogFilters,
): Promise<NewestRows<Row>> {
  const rows = logRows(tx, entity, owner, query, {});
  return newestFirst({ rows, time: 'createdAt', filters, served, after: timeCursor(query), limit: query.limit });
}

import { type Database, inIndexOrder, type Transaction } from '@app/database';
import type { ObjectLiteral } from 'typeorm';
import { type LogFilters, logRows, type TimeRange } from '../log-rows';
import { listRecord, type RecordOwner } from '../record-owner';
import type { ExportedLog } from './exported-logs';

export const PAGE_ROWS = 1_000;

/** What is exported, of whom. */
export interface Selection {
  readonly owner: RecordOwner;
  readonly range: TimeRange;
  readonly filters: LogFilters;
}

/** A row's key, as PostgreSQL wrote it: what comes behind it is still to be read. */
export type Behind = readonly string[];

/** Prefix of the fields that hold a row's key: a Date would lose the microseconds. */
const KEY = 'key:';

/** The oldest rows of the log behind this one, and the last one's key where more may come. */
export async function readPage<Row extends ObjectLiteral, Item>(
  database: Database,
  log: ExportedLog<Row, Item>,
  selection: Selection,
  behind?: Behind,
): Promise<{ rows: Row[]; last?: Behind }> {
  // Each page has a short transaction of its own, and none stays open while the client reads.
  const rows = await listRecord(database, selection.owner, (tx) => page(tx, log, selection, behind));
  const last = rows.at(-1) as Record<string, string> | undefined;
  if (rows.length < PAGE_ROWS || last === undefined) return { rows };
  return { rows, last: log.order.map((field) => last[KEY + field] as string) };
}

/** Plain rows with the entity's field names: a million entities would cost more than reading them. */
async function page<Row extends ObjectLiteral>(
  tx: Transaction,
  { entity, order }: Pick<ExportedLog<Row, object>, 'entity' | 'order'>,
  { owner, range, filters }: Selection,
  behind: Behind | undefined,
): Promise<Row[]> {
  await inIndexOrder(tx);
  const rows = logRows(tx, entity, owner, range, filters).select([]);
  for (const { propertyName } of tx.getRepository(entity).metadata.columns) {
    rows.addSelect(`log.${propertyName}`, propertyName);
  }
  for (const field of order) {
    rows.addSelect(`cast(log.${field} as text)`, KEY + field).addOrderBy(`log.${field}`, 'ASC');
  }
  if (behind) {
    const fields = order.map((field) => `log.${field}`).join(', ');
    const values = order.map((_, index) => `:behind${index}`).join(', ');
    rows.andWhere(
      `(${fields}) > (${values})`,
      Object.fromEntries(behind.map((text, index) => [`behind${index}`, text])),
    );
  }
  return rows.limit(PAGE_ROWS).getRawMany<Row>();
}

import type { Database } from '@app/database';
import type { ObjectLiteral } from 'typeorm';
import { csvLine } from './csv';
import type { ExportFormat } from './export.dto';
import { type Behind, readPage, type Selection } from './export-pages';
import { EXPORTED_LOGS, type ExportedLog, type LogName } from './exported-logs';

/** All that an export needs to know. It can be written as JSON. */
export interface ExportOrder {
  readonly log: LogName;
  readonly format: ExportFormat;
  readonly selection: Selection;
  /** Where it goes on; without it, it begins. */
  readonly behind?: Behind;
}

/**
 * The log as text, page by page: a page is read when the one before was taken.
 *
 * @param most pages; default: all of them
 * @returns where it stopped, when there may be more
 */
export async function* exportText(
  database: Database,
  { log: name, format, selection, behind }: ExportOrder,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<string, Behind | undefined> {
  const log = EXPORTED_LOGS[name] as unknown as ExportedLog<ObjectLiteral, Record<string, unknown>>;
  const line =
    format === 'csv'
      ? (item: Record<string, unknown>) => csvLine(log.columns.map((column) => item[column]))
      : (item: Record<string, unknown>) => `${JSON.stringify(item)}\n`;
  if (format === 'csv' && !behind) yield csvLine(log.columns);
  let at = behind;
  for (let pages = 0; pages < most; pages += 1) {
    const { rows, last } = await readPage(database, log, selection, at);
    if (rows.length > 0) yield rows.map((row) => line(log.toItem(row))).join('');
    if (!last) return undefined;
    at = last;
  }
  return at;
}

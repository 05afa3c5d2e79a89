import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Transaction } from './database';
import { type Filters, type ServedFilters, sortOut } from './served-filters';

/** Rows that one page looks at, at most, where no index serves its filters. */
export const MOST_LOOKED_AT = 3_000;

export interface Filtered<Row extends ObjectLiteral> {
  /** The rows of the list, by conditions that indexes serve together with its order. */
  readonly rows: SelectQueryBuilder<Row>;
  /** The property with the time that the list goes by. */
  readonly time: keyof Row & string;
  readonly filters: Filters;
  readonly served: ServedFilters;
  /** Adds conditions that no index serves. */
  readonly narrow?: (rows: SelectQueryBuilder<Row>) => void;
}

export interface NewestFirst<Row extends ObjectLiteral> extends Filtered<Row> {
  /** The last row of the page before. */
  readonly after?: { readonly at: string; readonly id: string };
  readonly limit: number;
}

export interface NewestRows<Row> {
  /** One more than asked for, where it is known that there are more. */
  readonly rows: Row[];
  /** From here on back nobody has looked, and there may be more. */
  readonly lookedTo?: Date;
}

/**
 * Reads one page of a list, newest first. Where no index serves a filter it looks at so many rows and no further, and
 * says how far that was: a page must not read the whole past for the sake of what is rare in it. See
 * docs/adr/0028-a-page-looks-so-far.md.
 */
export async function newestFirst<Row extends ObjectLiteral>(list: NewestFirst<Row>): Promise<NewestRows<Row>> {
  const { rows, time, after, limit } = list;
  const column = `${rows.alias}.${time}`;
  const id = `${rows.alias}.id`;
  const lookedTo = await narrowDown(list, MOST_LOOKED_AT, after?.at);
  // Rows are written with the milliseconds of a Date, so that the time of the last one is exact.
  if (after) rows.andWhere(`(${column}, ${id}) < (:afterAt, :afterId)`, { afterAt: after.at, afterId: after.id });
  const found = await rows
    .orderBy(column, 'DESC')
    .addOrderBy(id, 'DESC')
    .take(limit + 1)
    .getMany();
  return { rows: found, lookedTo };
}

/**
 * Counts the rows of a list. Where no index serves a filter it looks at so many of the newest and no further, as a page does.
 *
 * @param most how many are counted
 * @param lookedAt how many are looked at, if it comes to that
 * @returns `isCapped` when there may be more
 */
export async function countNewest<Row extends ObjectLiteral>(
  tx: Transaction,
  list: Filtered<Row>,
  { most, lookedAt }: { most: number; lookedAt: number },
): Promise<{ count: number; isCapped: boolean }> {
  const lookedTo = await narrowDown(list, lookedAt);
  const [sql, parameters] = list.rows
    .select('1')
    .limit(most + 1)
    .getQueryAndParameters();
  const [row] = await tx.query<{ count: number }[]>(`select count(*)::int from (${sql}) as bounded`, parameters);
  const count = row?.count ?? 0;
  return { count: Math.min(count, most), isCapped: count > most || lookedTo !== undefined };
}

/** Adds the filters. @returns how far back is looked for what no index serves; nothing where that is all there is */
async function narrowDown<Row extends ObjectLiteral>(
  { rows, time, filters, served, narrow }: Filtered<Row>,
  lookedAt: number,
  before?: string,
): Promise<Date | undefined> {
  const { alias } = rows;
  const { along, others } = sortOut(filters, served);
  const add = (some: Filters) => {
    for (const [field, value] of Object.entries(some))
      rows.andWhere(`${alias}.${field} = :${field}`, { [field]: value });
  };
  add(along);
  const isBounded = narrow !== undefined || Object.keys(others).length > 0;
  const lookedTo = isBounded ? await furthest(rows, `${alias}.${time}`, lookedAt, before) : undefined;
  add(others);
  narrow?.(rows);
  if (lookedTo) rows.andWhere(`${alias}.${time} >= :lookedTo`, { lookedTo });
  return lookedTo;
}

/** The time of the row so far back; nothing where there are not so many. It reads no row, only the index. */
async function furthest<Row extends ObjectLiteral>(
  rows: SelectQueryBuilder<Row>,
  column: string,
  lookedAt: number,
  before: string | undefined,
): Promise<Date | undefined> {
  const walk = rows.clone().select(column, 'at').orderBy(column, 'DESC').offset(lookedAt).limit(1);
  if (before !== undefined) walk.andWhere(`${column} <= :before`, { before });
  return (await walk.getRawOne<{ at: Date }>())?.at;
}

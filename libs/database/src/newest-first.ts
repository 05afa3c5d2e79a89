import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type Filters, type ServedFilters, sortOut } from './served-filters';

/** Rows that one page looks at, at most, where no index serves its filters. */
export const MOST_LOOKED_AT = 3_000;

export interface NewestFirst<Row extends ObjectLiteral> {
  /** The rows of the list, by conditions that indexes serve together with its order. */
  readonly rows: SelectQueryBuilder<Row>;
  /** The property with the time that the list goes by. */
  readonly time: keyof Row & string;
  readonly filters: Filters;
  readonly served: ServedFilters;
  /** Adds conditions that no index serves. */
  readonly narrow?: (rows: SelectQueryBuilder<Row>) => void;
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
  const { rows, time, narrow, after, limit } = list;
  const { alias } = rows;
  const column = `${alias}.${time}`;
  const { along, others } = sortOut(list.filters, list.served);
  const add = (filters: Filters) => {
    for (const [field, value] of Object.entries(filters))
      rows.andWhere(`${alias}.${field} = :${field}`, { [field]: value });
  };
  add(along);
  const isBounded = narrow !== undefined || Object.keys(others).length > 0;
  const lookedTo = isBounded ? await furthest(rows, column, after?.at) : undefined;
  add(others);
  narrow?.(rows);
  if (lookedTo) rows.andWhere(`${column} >= :lookedTo`, { lookedTo });
  // Rows are written with the milliseconds of a Date, so that the time of the last one is exact.
  if (after) rows.andWhere(`(${column}, ${alias}.id) < (:afterAt, :afterId)`, { afterAt: after.at, afterId: after.id });
  const found = await rows
    .orderBy(column, 'DESC')
    .addOrderBy(`${alias}.id`, 'DESC')
    .take(limit + 1)
    .getMany();
  return { rows: found, lookedTo };
}

/** How far back a page looks; nothing where that is all there is. It reads no row, only the index. */
async function furthest<Row extends ObjectLiteral>(
  rows: SelectQueryBuilder<Row>,
  column: string,
  before: string | undefined,
): Promise<Date | undefined> {
  const walk = rows.clone().select(column, 'at').orderBy(column, 'DESC').offset(MOST_LOOKED_AT).limit(1);
  if (before !== undefined) walk.andWhere(`${column} <= :before`, { before });
  return (await walk.getRawOne<{ at: Date }>())?.at;
}

import { LeftOutOrGiven } from './fields';
import type { NewestRows } from '@app/database';
import { type CursorKey, decodeCursor, encodeCursor, isId } from '@app/kernel';
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type as Convert } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';

/** Query parameters of every list. */
export class PageQuery {
  @ApiProperty({ description: 'Items per page.', minimum: 1, maximum: 200, default: 50, required: false })
  @LeftOutOrGiven()
  @Convert(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @ApiProperty({ description: '`nextCursor` of the page before.', required: false })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** Where a list in the order of time goes on: behind the row with this time and id. Nothing on the first page. */
export function timeCursor(query: PageQuery): { at: string; id: string } | undefined {
  if (query.cursor === undefined) return undefined;
  const [at, id] = decodeCursor(query.cursor, [isTime, isId]) as [string, string];
  return { at, id };
}

/** Where a list in the order of ids goes on. Nothing on the first page. */
export function idCursor(query: PageQuery): string | undefined {
  return query.cursor === undefined ? undefined : decodeCursor(query.cursor, [isId])[0];
}

const isTime = (text: string) =>
  /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));

/**
 * Makes a page of rows that were read with `limit + 1`: the extra one tells whether there is a next page.
 *
 * @param keyOf the sort key of a row, as text
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => CursorKey,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(toItem), nextCursor: more ? encodeCursor(keyOf(last)) : null };
}

/** Lower than every id: with a time it stands before all rows of that time. */
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/** As {@link toPage}, of rows in the order of `timeOf`. Where it was looked only so far, the next page looks on from there. */
export function toTimePage<Row extends { id: string }, Item>(
  { rows, lookedTo }: NewestRows<Row>,
  limit: number,
  timeOf: (row: Row) => Date,
  toItem: (row: Row) => Item,
): Page<Item> {
  const page = toPage(rows, limit, (row) => [timeOf(row).toISOString(), row.id], toItem);
  if (page.nextCursor !== null || lookedTo === undefined) return page;
  return { ...page, nextCursor: encodeCursor([lookedTo.toISOString(), LOWEST_ID]) };
}

const LAST_PAGE =
  'Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none.';

/** Documents `{ items, nextCursor }` of the item's type. */
export const ApiPage = (item: Type) =>
  applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['items', 'nextCursor'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          nextCursor: { type: 'string', nullable: true, description: LAST_PAGE },
        },
      },
    }),
  );

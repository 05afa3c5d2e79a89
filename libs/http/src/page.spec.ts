import { encodeCursor, newId } from '@app/kernel';
import { idCursor, PageQuery, timeCursor, toPage } from './page';

const query = (cursor?: string) => Object.assign(new PageQuery(), { cursor });

describe('a page', () => {
  const rows = ['a', 'b', 'c'];
  const page = (limit: number) =>
    toPage(
      rows,
      limit,
      (row) => [row],
      (row) => row.toUpperCase(),
    );

  it('is the last one when no row is left', () => {
    expect(page(3)).toEqual({ items: ['A', 'B', 'C'], nextCursor: null });
    expect(toPage([], 3, String as never, String)).toEqual({ items: [], nextCursor: null });
  });

  it('tells by the row too many that another one follows, behind its own last row', () => {
    expect(page(2)).toEqual({ items: ['A', 'B'], nextCursor: encodeCursor(['b']) });
  });
});

describe('a cursor', () => {
  const id = newId();
  const at = '2026-01-31T09:30:00.123Z';

  it('brings its list back to where it was', () => {
    expect(timeCursor(query(encodeCursor([at, id])))).toEqual({ at, id });
    expect(idCursor(query(encodeCursor([id])))).toBe(id);
    expect([timeCursor(query()), idCursor(query())]).toEqual([undefined, undefined]);
  });

  it.each([
    [[id, at]],
    [['2026-01-31', id]],
    [['2026-13-31T09:30:00.123Z', id]],
    [['0000-01-01T00:00:00.000Z', id]],
    [[at, 'x']],
  ])('of another list is refused: %j', (key) => {
    expect(() => timeCursor(query(encodeCursor(key)))).toThrow('invalid fields');
  });

  it('that nobody handed out is refused', () => {
    for (const text of ['', 'x', '{}', 'bnVsbA', '\0']) expect(() => idCursor(query(text))).toThrow('invalid fields');
  });
});

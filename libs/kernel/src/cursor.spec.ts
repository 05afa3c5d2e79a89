import { decodeCursor, encodeCursor } from './cursor';
import { InvalidInput } from './domain-error';
import { isId, newId } from './ids';

const isTime = (part: string) => !Number.isNaN(Date.parse(part));

describe('a cursor', () => {
  const key = ['2026-07-01T12:00:00.000Z', newId()];
  const checks = [isTime, isId];

  it('brings back the key it was made of, and is safe in a URL', () => {
    const cursor = encodeCursor(key);
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(decodeCursor(cursor, checks)).toEqual(key);
    expect(decodeCursor(encodeCursor(['ü/+ 日本']), [() => true])).toEqual(['ü/+ 日本']);
  });

  it.each([
    ['nothing', ''],
    ['text of somebody’s own', 'page-2'],
    ['another list’s key', encodeCursor(['2026-07-01T12:00:00.000Z'])],
    ['a key with a part too many', encodeCursor([...key, 'more'])],
    ['a time that is none', encodeCursor(['yesterday', newId()])],
    ['an id that is none', encodeCursor(['2026-07-01T12:00:00.000Z', '1; drop table jobs'])],
    ['numbers', Buffer.from('[1,2]').toString('base64url')],
    ['an object', Buffer.from('{"0":"a","length":2}').toString('base64url')],
    ['null', Buffer.from('null').toString('base64url')],
    ['half a cursor', encodeCursor(key).slice(0, -10)],
  ])('refuses %s', (_what, cursor) => {
    expect(() => decodeCursor(cursor, checks)).toThrow(InvalidInput);
    expect(() => decodeCursor(cursor, checks)).toThrow(
      expect.objectContaining({ fields: [{ path: 'cursor', message: expect.any(String) }] }),
    );
  });
});

import { atMost } from './within-own-limits';

const limit = (requests: number, perSeconds: number) => ({ requests, perSeconds });

describe('a limit that is at most another', () => {
  it.each([
    ['the same', limit(10, 60)],
    ['fewer requests', limit(9, 60)],
    ['the same requests in a longer window', limit(10, 600)],
    ['the same rate in shorter windows', limit(1, 6)],
  ])('is %s', (_, smaller) => expect(atMost(smaller, limit(10, 60))).toBe(true));

  it.each([
    ['more requests', limit(11, 60)],
    ['a shorter window', limit(10, 59)],
    ['the same rate, but more at once', limit(100, 600)],
    ['fewer at once, but faster', limit(1, 5)],
  ])('is not %s', (_, larger) => expect(atMost(larger, limit(10, 60))).toBe(false));
});

import { isJsonPath, jsonPath } from './json-path';

describe('a JSONPath', () => {
  it.each([
    '$',
    '$.a',
    "$['a b'][0][-1]",
    '$["a"]',
    '$.*',
    '$[*]',
    '$[1:3]',
    '$..id',
    '$..*',
    '$.ключ',
    '$.a[?@.b == "c" && !@.d].e',
    '$[?length(@.a) > 3]',
    '$[?count(@.*) == 1]',
    '$[?value(@..a) == 1]',
    "$['a..b..c']",
    '$["$"]',
  ])('may be %s', (path) => {
    expect(isJsonPath(path)).toBe(true);
    expect(jsonPath(path)).toBe(jsonPath(path));
  });

  it.each([
    ['nothing', ''],
    ['a name alone', 'a'],
    ['@ alone', '@.a'],
    ['an open end', '$.'],
    ['an open bracket', '$['],
    ['a bald ..', '$..'],
    ['space before it', ' $.a'],
    ['space behind it', '$.a '],
    ['space within a name', '$.a b'],
    ['an index out of range', '$[9007199254740992]'],
    ['a leading zero', '$[01]'],
    ['an unknown function', '$[?sum(@.a)]'],
    ['a comparison of many values', '$[?@.* == 1]'],
    ['a keys selector', '$.~'],
    ['a null', '$.\0'],
  ])('is not well formed with %s', (_, path) => {
    expect(isJsonPath(path)).toBe(false);
    expect(() => jsonPath(path)).toThrow();
  });

  it.each([
    ['a regular expression', '$[?match(@.a, "(a+)+$")]'],
    ['a regular expression of the sender', '$[?search(@.a, @.pattern)]'],
    ['two ..', '$..a..b'],
    ['a .. within and one before a filter', '$..[?@..a]'],
    ['the whole payload for each value', '$.a[?$.b == @.c]'],
    ['several selectors', '$[*,*]'],
    ['several selectors within a filter', '$[?@["a","b"]]'],
    ['more than 200 characters', `$.${'a'.repeat(199)}`],
  ])('may not cost more than its JSON is long: %s', (_, path) => {
    expect(isJsonPath(path)).toBe(false);
  });

  it('is evaluated in reasonable time on a large payload', () => {
    const wide = { items: Array.from({ length: 5_000 }, (_, n) => ({ n, tags: [{ name: 'x' }] })) };
    const startedAt = performance.now();
    for (const path of ['$..name', '$.items[*].tags[*].name', '$..[?@.name == "x"]', '$.items[?@.tags[?@.name]].n']) {
      expect(jsonPath(path).query(wide).values()).toHaveLength(5_000);
    }
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

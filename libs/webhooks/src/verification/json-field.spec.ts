import { jsonText, jsonValues, parseJson } from './json-field';

const BODY = { id: 'evt_1', n: 42, none: null, yes: true, empty: '', list: [{ id: 'a' }, { id: 'b' }], 'odd key': 'x' };

describe('jsonText', () => {
  it.each([
    ['$.id', 'evt_1'],
    ['$.n', '42'],
    ['$.list[0].id', 'a'],
    ['$.list[-1].id', 'b'],
    ['$.list[*].id', 'a'],
    ['$.list[?@.id == "b"].id', 'b'],
    ['$..id', 'evt_1'],
    ["$['odd key']", 'x'],
  ])('finds %s', (path, text) => {
    expect(jsonText(BODY, path)).toBe(text);
  });

  it.each(['$', '$.none', '$.yes', '$.empty', '$.list', '$.missing', '$.id.deeper', '$.list[9]', '$.__proto__'])(
    'has no text for %s',
    (path) => {
      expect(jsonText(BODY, path)).toBeUndefined();
    },
  );

  it.each(['', 'id', '$.', '$[', '$..', '$.a b', '$[?nosuch(@)]', '{id}', '$[99999999999999999999]', '\0'])(
    'does not throw for the bad path %j',
    (path) => {
      expect(jsonText(BODY, path)).toBeUndefined();
    },
  );

  it('has no text for a number whose digits were lost', () => {
    expect(jsonText(parseJson(Buffer.from('{"id":9007199254740991}')), '$.id')).toBe('9007199254740991');
    expect(jsonText(parseJson(Buffer.from('{"id":9007199254740993}')), '$.id')).toBeUndefined();
    expect(jsonText(parseJson(Buffer.from('{"id":1e400}')), '$.id')).toBeUndefined();
  });

  it('does not throw for JSON that is nested too deeply to search', () => {
    const deep = parseJson(Buffer.from(`${'['.repeat(5_000)}1${']'.repeat(5_000)}`));
    expect(jsonText(deep, '$..id')).toBeUndefined();
    expect(jsonValues(deep ?? null, '$..id')).toBeUndefined();
    expect(jsonText(deep, '$[0].id')).toBeUndefined();
  });
});

describe('parseJson', () => {
  it.each(['', 'no json', '{', '{"a":1,}', 'payload=%7B%7D', '\ufeff{}', '\0'])('takes %j for no JSON', (text) => {
    expect(parseJson(Buffer.from(text))).toBeUndefined();
  });

  it('reads UTF-8', () => {
    expect(jsonText(parseJson(Buffer.from('{"type":"注文"}')), '$.type')).toBe('注文');
  });
});

import * as fc from 'fast-check';

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown =>
  depth === 0 ? 1 : wrap(nested(depth - 1, wrap));

/** Text that some layer may read as something else, or not at all. */
const TEXTS = [
  ...['', ' ', '\0', 'a\0b', '\ud800', '\udfff\ud800', '\u202e', '\ufeff', '\uffff', 'İ', 'ß', 'é'.normalize('NFD')],
  ...['\r\nx-injected: 1', '\u001b[31m', '\u2028', '😀'.repeat(300), 'a'.repeat(10_000), '%00', '%', '%zz', '+'],
  ...['NaN', 'Infinity', '-1', '0', '-0', '0x10', '1e999', '1e3', '9'.repeat(400), '2147483648', '9223372036854775808'],
  ...['null', 'undefined', 'true', '[object Object]', '__proto__', 'constructor', 'toString', '[]', '{}', '"', "'"],
  ...['2026-02-30T00:00:00Z', '+275760-09-13T00:00:00Z', '0000-01-01T00:00:00Z', 'infinity', 'epoch', '2026-W05-1'],
  ...["' or 1=1 --", '$1', ':name', '\\', '{{x}}', '${x}', '../../etc', '//evil.example', 'http://[::1', 'a@b', '*'],
  ...['$..*', '$[?(@.a)]', '(a+)+$', '0197aaaa-0000-7000-8000-000000000000', '0197aaaa00007000800000000000000f'],
];

const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 0.1, 2 ** 31, 2 ** 53, 2 ** 63, 1e308, -1e308, 5e-324, [], {}, [[]], [null], [{}]],
  ...[{ a: {} }, { length: 1e9 }, { then: 1 }, { toJSON: 'x' }, { toString: 1 }, { hasOwnProperty: 1 }, { $ref: '#' }],
  ...[{ constructor: { prototype: { polluted: 1 } } }, JSON.parse('{"__proto__": {"polluted": 1}}'), { '': '' }],
  ...[31, 33, 300].flatMap((depth) => [nested(depth, (inner) => [inner]), nested(depth, (inner) => ({ a: inner }))]),
  ...[Array(1_000).fill(0), Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index]))],
];

export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 2, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

type Change = 'replace' | 'remove' | 'add' | 'wrap';
interface Mutation {
  readonly at: number;
  readonly change: Change;
  readonly name: string;
  readonly value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(1_000),
  change: fc.constantFrom<Change[]>('replace', 'replace', 'replace', 'replace', 'remove', 'add', 'wrap'),
  name: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'extra', 'id', 'version'), hostileText),
  value: hostileValue,
});

/** The value with something wrong in up to three places, at any depth. */
export const spoilt = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .array(mutation, { minLength: 1, maxLength: 3 })
    .map((mutations) => mutations.reduce((changed, next) => mutate(changed, next), value));

function mutate(root: unknown, { at, change, name, value }: Mutation): unknown {
  const places = placesOf(root);
  const place = places[at % places.length] ?? [];
  const edit = (target: unknown, path: readonly string[]): unknown => {
    const [field, ...rest] = path;
    if (field === undefined) {
      if (change === 'replace' || change === 'remove') return value;
      return change === 'wrap' ? [target] : { ...Object(target), [name]: value };
    }
    const copy = (Array.isArray(target) ? [...(target as unknown[])] : { ...(target as object) }) as Record<
      string,
      unknown
    >;
    if (change === 'remove' && rest.length === 0) delete copy[field];
    else Object.defineProperty(copy, field, { ...PLAIN, value: edit(copy[field], rest) });
    return copy;
  };
  return edit(root, place);
}

const PLAIN = { enumerable: true, configurable: true, writable: true };

/** The path of every value inside, the whole first; not deeper than a request of ours goes. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || path.length > 5) return [path];
  return [path, ...Object.entries(value).flatMap(([field, inner]) => placesOf(inner, [...path, field]))];
}

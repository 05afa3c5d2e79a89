import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import type { NamedOperation } from '../../arch/openapi';
import { HOSTILE_HEADERS } from './hostile-headers';
import { hostileText, hostileValue, spoilt } from './hostile-values';

/** A request as it should be, before anything is spoilt. */
export interface GoodRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Headers = Record<string, string | string[]>;
type Part = 'path' | 'query' | 'headers' | 'body';
type Payload = string | Buffer;

const WEIGHT: Record<Part, number> = { path: 1, query: 3, headers: 3, body: 8 };

/** The request with one of its parts spoilt, or more of them. */
export function hostileRequest(operation: NamedOperation, good: GoodRequest): fc.Arbitrary<InjectOptions> {
  const parts: Part[] = ['path', 'query', 'headers', ...(good.body === undefined ? [] : (['body'] as const))];
  const spoils = fc.oneof(...parts.map((part) => ({ weight: WEIGHT[part], arbitrary: fc.constant([part]) })), {
    weight: 3,
    arbitrary: fc.subarray(parts, { minLength: 2 }),
  });
  return spoils.chain((spoil) => {
    const when = <T>(part: Part, hostile: fc.Arbitrary<T>, fine: T) =>
      spoil.includes(part) ? hostile : fc.constant(fine);
    return fc
      .record({
        path: when('path', hostilePath(good.path), good.path),
        query: when('query', hostileQuery(operation), ''),
        headers: when('headers', hostileHeaders, {}),
        body:
          good.body === undefined
            ? fc.constant(undefined)
            : unique(good.body).chain((body) => when('body', hostileBody(body), json(body))),
      })
      .map(({ path, query, headers, body }) => ({
        method: operation.method.toUpperCase() as 'POST',
        url: query === '' ? path : `${path}?${query}`,
        headers: { ...good.headers, ...body?.headers, ...headers } as Record<string, string>,
        payload: body?.payload,
      }));
  });
}

/** With a name of its own, so that it is not refused for a name that is taken. */
const unique = (body: unknown): fc.Arbitrary<unknown> =>
  fc.nat().map((number) => {
    const { name, slug } = body as { name?: string; slug?: string };
    const text = `n${number.toString(36)}`;
    return {
      ...(body as object),
      ...(name === undefined ? {} : { name: text }),
      ...(slug === undefined ? {} : { slug: text }),
    };
  });

interface Body {
  readonly payload?: Payload;
  readonly headers: Headers;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const json = (value: unknown): Body => ({ payload: JSON.stringify(value), headers: JSON_TYPE });

const hostileBody = (body: unknown): fc.Arbitrary<Body> =>
  fc.oneof(
    { weight: 7, arbitrary: spoilt(body).map(json) },
    { weight: 1, arbitrary: hostileValue.map(json) },
    { weight: 2, arbitrary: brokenText(JSON.stringify(body)).map((payload) => ({ payload, headers: JSON_TYPE })) },
    { weight: 1, arbitrary: fc.constantFrom(...encoded(JSON.stringify(body))) },
  );

/** JSON that stops being JSON, or means something that it should not. */
const brokenText = (text: string): fc.Arbitrary<Payload> =>
  fc
    .tuple(fc.nat(text.length), hostileText)
    .chain(([at, other]) =>
      fc.constantFrom<Payload[]>(
        text.slice(0, at),
        text.slice(at),
        text.slice(0, at) + other + text.slice(at),
        text.replace(/true|\d+|"[^"]*"(?=[,}\]])/, '1e400'),
        text.replace('{', `{"__proto__":{"polluted":1},`),
        text.replace('{', `{"constructor":{"prototype":{"polluted":1}},`),
        text.replace('{', `{"name":1,"name":2,`),
        text + text,
        `\ufeff${text}`,
        `${text},`,
        Buffer.from(text, 'utf16le'),
        Buffer.concat([
          Buffer.from(text.slice(0, at)),
          Buffer.from([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80]),
          Buffer.from(text.slice(at)),
        ]),
        '['.repeat(20_000),
        '{"a":'.repeat(5_000),
        `"${'\\ud800'.repeat(10)}"`,
      ),
    );

const encoded = (text: string): Body[] => [
  { payload: gzipSync(text), headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } },
  { payload: text, headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } },
  { payload: gzipSync(text), headers: JSON_TYPE },
  { payload: text, headers: { 'content-type': 'application/json; charset=utf-16' } },
  { payload: text, headers: { 'content-type': 'text/plain' } },
  { payload: 'a=1&b[]=2', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { payload: '--x\r\n\r\n--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
  { payload: text, headers: {} },
  { payload: '', headers: JSON_TYPE },
  { headers: JSON_TYPE },
  { payload: 'x'.repeat(70_000), headers: JSON_TYPE },
];

const hostileHeaders: fc.Arbitrary<Headers> = fc
  .array(fc.constantFrom(...HOSTILE_HEADERS), { minLength: 1, maxLength: 2 })
  .map((headers) => Object.assign({}, ...headers) as Headers);

/** One segment of the path is something else: raw, encoded or more than that. */
const hostilePath = (path: string): fc.Arbitrary<string> => {
  const segments = path.split('/');
  const segment = fc.oneof(
    hostileText.map((text) => encodeURIComponent(text.toWellFormed())),
    fc.constantFrom('%', '%ff', '%c0%af', '..', '.', '%2e%2e', '%2f', '', '%252e', 'x'.repeat(600), ';a=1', '*', '%00'),
  );
  return fc
    .tuple(fc.integer({ min: Math.min(3, segments.length - 1), max: segments.length }), segment)
    .map(([at, text]) => [...segments.slice(0, at), text, ...segments.slice(at + 1)].join('/'));
};

/** Known parameters with values that are none, known and unknown ones in every spelling. */
const hostileQuery = ({ parameters }: NamedOperation): fc.Arbitrary<string> => {
  const known = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const name = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known, 'limit', 'cursor') },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'colour', '', '%00', '%zz', 'limit[gt]') },
  );
  const value = fc.oneof(
    { weight: 3, arbitrary: hostileText.map((text) => encodeURIComponent(text.toWellFormed())) },
    { weight: 1, arbitrary: hostileValue.map((key) => Buffer.from(JSON.stringify(key)).toString('base64url')) },
    { weight: 1, arbitrary: fc.constantFrom('%', '%ff', '%ed%a0%80', '1,2', '1', '200', 'x'.repeat(4_000)) },
  );
  const pair = fc
    .tuple(name, fc.constantFrom('=', '[]=', '[a]=', '[__proto__]=', '.a=', '', '=='), value)
    .map(([key, sign, text]) => `${key}${sign}${text}`);
  return fc.array(pair, { minLength: 1, maxLength: 3 }).map((pairs) => pairs.join('&'));
};

import fc from 'fast-check';
import type { SignedRequest, Verifier } from './verifier';
import { VERIFIERS } from './verifiers';

const NOW = new Date('2025-06-01T12:00:00.000Z');
const AT = String(NOW.getTime() / 1_000);
/** Every header that some scheme looks at. */
const NAMES = [
  'x-hub-signature-256',
  'x-github-delivery',
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
  'x-signature',
  't',
  'i',
];
const verifierOf = (name: string) => VERIFIERS.get(name) as Verifier;

describe('every verifier', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom('', ' ', 'v1,', 'v1a,', 'v1', 'sha256=', '__proto__', '\0', '\ud800', AT, '9'.repeat(400), 'NaN'),
    fc.base64String({ maxLength: 100 }).map((value) => `v1,${value} v1a,${value}`),
    fc.stringMatching(/^[0-9a-f]{0,80}$/).map((value) => `sha256=${value}`),
  );
  const value = fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.constant(undefined));
  const headers = fc.record(Object.fromEntries(NAMES.map((name) => [name, value])), { requiredKeys: [] });
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.json().map((json) => Buffer.from(json)),
    fc.constantFrom(Buffer.alloc(0), Buffer.from('['.repeat(20_000)), Buffer.from('{"id":1e999}')),
  );
  const secrets = fc.array(fc.oneof(text, fc.constantFrom('whpk_', 'whsec_', `whpk_${'A'.repeat(43)}=`)), {
    maxLength: 3,
  });
  const template = fc
    .array(fc.oneof(text, fc.constantFrom('{body}', '{id}', '{timestamp}', '{url}', '{constructor}', '{', '}')), {
      maxLength: 5,
    })
    .map((parts) => parts.join(''));
  const verification = fc.record(
    {
      signatureHeader: fc.constantFrom('x-signature', '__proto__', 'constructor', ''),
      algorithm: fc.constantFrom('sha1', 'sha256', 'sha512'),
      encoding: fc.constantFrom('hex', 'base64'),
      prefix: text,
      template,
      timestampUnit: fc.constantFrom('s', 'ms'),
      toleranceSeconds: fc.integer({ min: 1, max: 86_400 }),
      timestampHeader: fc.constantFrom('t', '__proto__'),
      idHeader: fc.constantFrom('i', '__proto__'),
      trustUnsignedId: fc.boolean(),
      idPath: text,
      typePath: fc.constantFrom('$..*', '$[', '', '$.id'),
    },
    {
      requiredKeys: [
        'signatureHeader',
        'algorithm',
        'encoding',
        'prefix',
        'template',
        'timestampUnit',
        'toleranceSeconds',
      ],
    },
  );

  it.each([...VERIFIERS.keys()])('throws for nothing and believes nothing: %s', (name) => {
    fc.assert(
      fc.property(
        headers,
        body,
        secrets,
        fc.option(verification, { nil: undefined }),
        (sent, bytes, keys, settings) => {
          const request = {
            headers: sent as SignedRequest['headers'],
            body: bytes,
            secrets: keys,
            url: '',
            search: '',
            now: NOW,
          };
          const verified = verifierOf(name).verify({
            ...request,
            settings: { verification: settings, typePath: '$[' },
          });
          expect(verified).toEqual({ valid: false, reason: expect.stringMatching(/^[a-z_]+$/) });
        },
      ),
      { seed: 6, numRuns: 2_000 },
    );
  });

  it.each([...VERIFIERS.keys()])('is registered under its own name: %s', (name) => {
    expect(verifierOf(name).name).toBe(name);
  });
});

import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { SignedRequest } from '../../../libs/webhooks/src/verification/verifier';
import { VERIFIERS } from '../../../libs/webhooks/src/verification/verifiers';
import { agreements } from './provider-libraries';
import { NOW, URL_OF_HOOK, type Vector, VECTORS } from './vectors';

const MUTATIONS = 1_000;
const MISMATCH = { valid: false, reason: 'signature_mismatch' };

const requestOf = (vector: Vector, change: Partial<SignedRequest> = {}): SignedRequest => ({
  headers: { ...vector.otherHeaders, ...vector.signedHeaders },
  body: Buffer.from(vector.body),
  secrets: [vector.secret],
  settings: {},
  url: vector.url ?? URL_OF_HOOK,
  search: vector.search ?? '',
  now: vector.now,
  ...change,
});
const verify = (vector: Vector, change: Partial<SignedRequest> = {}) => {
  const verifier = VERIFIERS.get(vector.verifier);
  if (!verifier) throw new Error(`no verifier ${vector.verifier}`);
  return verifier.verify(requestOf(vector, change));
};
const told = (vector: Vector): [string, Vector] => [`${vector.verifier}: ${vector.name}`, vector];
const flip = (bytes: Buffer, at: number, bit: number) => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] as number) ^ (1 << bit);
  return copy;
};

describe.each(VECTORS.map(told))('%s', (_, vector) => {
  it('is accepted, with its events', () => {
    const verification = verify(vector);
    const events = vector.events.map((event) => expect.objectContaining(event) as object);
    expect(verification).toMatchObject({ valid: true, events });
    expect(verification.valid && verification.events).toHaveLength(vector.events.length);
  });

  it('is accepted under a former secret that overlaps, and under no other', () => {
    const other = vector.verifier === 'discord' ? '0'.repeat(64) : `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    expect(verify(vector, { secrets: [other, vector.secret] }).valid).toBe(true);
    expect(verify(vector, { secrets: [other] }).valid).toBe(false);
    expect(verify(vector, { secrets: [] }).valid).toBe(false);
    expect(verify(vector, { secrets: [''] }).valid).toBe(false);
  });

  it(`is refused with any bit of the body flipped, in ${MUTATIONS} tries`, () => {
    const body = Buffer.from(vector.body);
    const place = fc.tuple(fc.integer({ min: 0, max: body.length - 1 }), fc.integer({ min: 0, max: 7 }));
    // A form may say the same in other bytes: `+` and `%2B` for one.
    const says = (bytes: Buffer) =>
      vector.name.includes('form') ? [...new URLSearchParams(bytes.toString())].join() : bytes.toString('hex');
    fc.assert(
      fc.property(place, ([at, bit]) => {
        const changed = flip(body, at, bit);
        fc.pre(says(changed) !== says(body));
        expect(verify(vector, { body: changed }).valid).toBe(false);
      }),
      { seed: 11, numRuns: MUTATIONS },
    );
  });

  it.each(Object.entries(vector.signedHeaders))(
    `is refused with any bit of %s flipped, in ${MUTATIONS} tries`,
    (name, value) => {
      const bytes = Buffer.from(value, 'latin1');
      const place = fc.tuple(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 6 }));
      fc.assert(
        fc.property(place, ([at, bit]) => {
          const changed = flip(bytes, at, bit).toString('latin1');
          fc.pre(!isSame(vector, name, value, changed));
          const headers = { ...vector.otherHeaders, ...vector.signedHeaders, [name]: changed };
          expect(verify(vector, { headers }).valid).toBe(false);
        }),
        { seed: 12, numRuns: MUTATIONS },
      );
    },
  );

  it.each(Object.keys(vector.signedHeaders))('is refused without %s', (name) => {
    const headers = { ...vector.otherHeaders, ...vector.signedHeaders, [name]: undefined };
    expect(verify(vector, { headers })).toMatchObject({ valid: false });
  });
});

/** Hex digits in the other case, or a change in a part of the header that no signature is in. */
function isSame(vector: Vector, name: string, value: string, changed: string): boolean {
  if (vector.verifier === 'stripe') return vector.sameSignature?.(name, changed) === true;
  return vector.sameSignature !== undefined && changed.toLowerCase() === value.toLowerCase();
}

describe('a request that came late', () => {
  const TOLERANCE: Readonly<Record<string, number>> = {
    linear: 60,
    'standard-webhooks': 300,
    svix: 300,
    stripe: 300,
    slack: 300,
    chatwoot: 300,
    gitlab: 300,
    hubspot: 300,
  };
  const timed = VECTORS.filter(({ verifier, name }) => verifier in TOLERANCE && !/version [12]/.test(name));

  it.each(timed.map(told))('%s', (_, vector) => {
    const at = (seconds: number) => verify(vector, { now: new Date(vector.now.getTime() + seconds * 1_000) });
    const tolerance = TOLERANCE[vector.verifier] ?? 0;
    expect(at(tolerance).valid).toBe(true);
    expect(at(tolerance + 1)).toEqual({ valid: false, reason: 'timestamp_too_old' });
    const early = at(-tolerance - 1);
    expect(early.valid).toBe(vector.verifier === 'stripe');
  });
});

describe('a handshake', () => {
  const slack = (body: string) => {
    const signature = `v0=${createHmac('sha256', 'secret')
      .update(`v0:${NOW.getTime() / 1_000}:${body}`)
      .digest('hex')}`;
    const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': String(NOW.getTime() / 1_000) };
    return { headers, body: Buffer.from(body), secrets: ['secret'], settings: {}, url: '', search: '', now: NOW };
  };
  const slackVerifier = VERIFIERS.get('slack');

  it('of Slack is answered with its challenge, when it is signed', () => {
    const request = slack('{"type":"url_verification","challenge":"3eZbrw1aB"}');
    expect(slackVerifier?.verify(request)).toEqual({
      valid: true,
      events: [],
      reply: { status: 200, contentType: 'text/plain; charset=utf-8', body: '3eZbrw1aB' },
    });
    expect(slackVerifier?.verify({ ...request, secrets: ['other'] })).toEqual(MISMATCH);
  });

  it.each([
    ['{"version":1,"type":0}', { status: 204 }],
    ['{"id":"1","type":1}', { status: 200, contentType: 'application/json', body: '{"type":1}' }],
  ])('of Discord is answered as it asks, when it is signed: %s', (text, reply) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('hex');
    const headers = {
      'x-signature-ed25519': sign(null, Buffer.from(`1${text}`), privateKey).toString('hex'),
      'x-signature-timestamp': '1',
    };
    const request = { ...slack(text), headers, secrets: [raw] };
    expect(VERIFIERS.get('discord')?.verify(request)).toEqual({ valid: true, events: [], reply });
    expect(VERIFIERS.get('discord')?.verify({ ...request, body: Buffer.from(`${text} `) })).toEqual(MISMATCH);
  });
});

describe('an older webhook of GitLab', () => {
  const common = { body: Buffer.from('{}'), settings: {}, url: '', search: '', now: NOW };
  const gitlab = (headers: Record<string, string>, ...secrets: string[]) =>
    VERIFIERS.get('gitlab')?.verify({ ...common, headers, secrets });
  const others = { 'x-gitlab-event': 'Push Hook', 'x-gitlab-event-uuid': 'uuid-1' };

  it('carries its secret token', () => {
    expect(gitlab({ 'x-gitlab-token': 'token', ...others }, 'new', 'token')).toEqual({
      valid: true,
      events: [{ eventId: 'uuid-1', eventType: 'Push Hook' }],
    });
    const keyed = { 'x-gitlab-token': 'token', 'idempotency-key': 'k', ...others };
    expect(gitlab(keyed, 'token')).toMatchObject({ events: [{ eventId: 'k' }] });
  });

  it.each(['tokem', 'toke', 'token ', ''])('is refused with the token "%s"', (token) => {
    expect(gitlab({ 'x-gitlab-token': token, ...others }, 'token')).toMatchObject({ valid: false });
  });

  it('is not believed with a token where a signature is due', () => {
    const signing = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
    const clear = { 'x-gitlab-token': signing, ...others };
    expect(gitlab(clear, signing)).toEqual({ valid: false, reason: 'signature_missing' });
    const standard = { 'webhook-signature': 'v1,AAAA', 'webhook-id': '1', 'webhook-timestamp': '1' };
    expect(gitlab({ 'x-gitlab-token': 'token', ...standard }, 'token')).toMatchObject({ valid: false });
  });
});

describe("the provider's own library", () => {
  it.each(agreements)('$library says the same', async ({ run }) => {
    await run({
      verify: (name, request) =>
        VERIFIERS.get(name)?.verify({ settings: {}, url: URL_OF_HOOK, search: '', now: NOW, ...request }),
    });
  });
});

describe('docs/verifiers.md', () => {
  const path = join(__dirname, '../../../docs/verifiers.md');
  const rows = VECTORS.map(({ verifier, name, source }) => `| ${verifier} | ${name} | ${source} |`);
  const libraries = agreements.map(({ verifier, library, how }) => `| ${verifier} | \`${library}\` | ${how} |`);
  const text = `# Verifiers

How inbound requests are proven genuine, and by what each verifier is tested. Made from the tests in
\`test/e2e/verifiers\`: \`UPDATE_DOCS=1 npm test -- e2e/verifiers\` writes it.

For each row: accepted as it is; refused with any bit of the body or of a signed header flipped (${MUTATIONS} seeded
changes each), without a signed header, under another secret and without one.

| Verifier | Request | Source |
| --- | --- | --- |
${rows.join('\n')}

The other side is played by the provider's own library where there is one:

| Verifier | Library | What is tried |
| --- | --- | --- |
${libraries.join('\n')}
`;

  it('tells what is tested here', () => {
    if (process.env.UPDATE_DOCS) writeFileSync(path, text);
    const plain = (markdown: string) => markdown.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
    expect(plain(readFileSync(path, 'utf8'))).toBe(plain(text));
  });
});

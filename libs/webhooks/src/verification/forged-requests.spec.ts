import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import type { SignedRequest, Verifier } from './verifier';
import { VERIFIERS } from './verifiers';

const NOW = new Date('2025-06-01T12:00:00.000Z');
const AT = String(NOW.getTime() / 1_000);
const BODY = Buffer.from(`{"id":"evt_1","at":${AT},"type":"door.opened","note":"5.${AT}.{}"}`);
const hmac = (key: string | Buffer, ...parts: (string | Buffer)[]) =>
  createHmac('sha256', key).update(Buffer.concat(parts.map((part) => Buffer.from(part))));

interface Case {
  readonly name: string;
  readonly verifier: string;
  readonly secrets: string[];
  readonly verification?: Record<string, unknown>;
  /** All of them are covered by the signature, or are the signature. */
  readonly headers: Record<string, string>;
  /** The same signature in another spelling is no forgery. */
  readonly sameSignature: (text: string) => boolean;
}

const standardKey = Buffer.alloc(32, 5);
const pair = generateKeyPairSync('ed25519');
const der = pair.publicKey.export({ format: 'der', type: 'spki' });
const standard = (signature: string) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': AT,
  'webhook-signature': signature,
});
const symmetric = `v1,${hmac(standardKey, `msg_1.${AT}.`, BODY).digest('base64')}`;
const asymmetric = `v1a,${sign(null, Buffer.concat([Buffer.from(`msg_1.${AT}.`), BODY]), pair.privateKey).toString('base64')}`;
const github = `sha256=${hmac('secret', BODY).digest('hex')}`;
const slackLike = `v0=${hmac('secret', `v0:${AT}:`, BODY).digest('hex')}`;
const withId = hmac('secret', `${AT}.evt_7.`, BODY).digest('base64');
const adjacent = hmac('secret', AT, BODY).digest('hex');
const GENERIC = { signatureHeader: 'x-signature', algorithm: 'sha256', timestampUnit: 's', toleranceSeconds: 300 };
const hex = (signature: string) => (text: string) => text.toLowerCase() === signature;
const listed = (signature: string) => (text: string) => text.split(' ').includes(signature);

const CASES: Case[] = [
  {
    name: 'github',
    verifier: 'github',
    secrets: ['secret'],
    headers: { 'x-hub-signature-256': github },
    sameSignature: hex(github),
  },
  {
    name: 'standard-webhooks with HMAC',
    verifier: 'standard-webhooks',
    secrets: [`whsec_${standardKey.toString('base64')}`],
    headers: standard(symmetric),
    sameSignature: listed(symmetric),
  },
  {
    name: 'standard-webhooks with ed25519',
    verifier: 'standard-webhooks',
    secrets: [`whpk_${der.subarray(12).toString('base64')}`],
    headers: standard(asymmetric),
    sameSignature: listed(asymmetric),
  },
  {
    name: 'generic with a time',
    verifier: 'generic',
    secrets: ['secret'],
    verification: {
      ...GENERIC,
      encoding: 'hex',
      prefix: 'v0=',
      template: 'v0:{timestamp}:{body}',
      timestampHeader: 't',
    },
    headers: { 'x-signature': slackLike, t: AT },
    sameSignature: hex(slackLike),
  },
  {
    name: 'generic with time and id',
    verifier: 'generic',
    secrets: ['secret'],
    verification: {
      ...GENERIC,
      encoding: 'base64',
      prefix: '',
      template: '{timestamp}.{id}.{body}',
      timestampHeader: 't',
      idHeader: 'i',
    },
    headers: { 'x-signature': withId, t: AT, i: 'evt_7' },
    sameSignature: (text) => text === withId,
  },
  {
    name: 'generic without separators',
    verifier: 'generic',
    secrets: ['secret'],
    verification: { ...GENERIC, encoding: 'hex', prefix: '', template: '{timestamp}{body}', timestampHeader: 't' },
    headers: { 'x-signature': adjacent, t: AT },
    sameSignature: hex(adjacent),
  },
];

type Headers = Record<string, string | string[]>;
interface Sent {
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Changes some bytes: flips bits of one, removes some, puts some in, or doubles the text. */
const edits = fc.oneof(
  fc.record({ at: fc.nat(), mask: fc.integer({ min: 1, max: 255 }) }).map(({ at, mask }) => (bytes: Buffer) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[at % copy.length] = (copy[at % copy.length] as number) ^ mask;
    return copy;
  }),
  fc.record({ at: fc.nat(), count: fc.integer({ min: 1, max: 20 }) }).map(({ at, count }) => (bytes: Buffer) => {
    const start = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + count)]);
  }),
  fc
    .record({ at: fc.nat(), more: fc.uint8Array({ minLength: 1, maxLength: 20 }) })
    .map(({ at, more }) => (bytes: Buffer) => {
      const start = at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, start), more, bytes.subarray(start)]);
    }),
  fc.constant((bytes: Buffer) => Buffer.concat([bytes, bytes])),
  fc.constant(() => Buffer.alloc(0)),
);

/** Changes the body, a header, the number of headers, or where one signed part ends and the next one begins. */
const mutations = fc.oneof(
  edits.map((edit) => ({ headers, body }: Sent) => ({ headers, body: edit(body) })),
  fc.tuple(fc.nat(), edits).map(([which, edit]) => ({ headers, body }: Sent) => {
    const name = nameAt(headers, which);
    const text = edit(Buffer.from(headers[name] as string, 'latin1')).toString('latin1');
    return { headers: { ...headers, [name]: text }, body };
  }),
  fc.nat().map((which) => ({ headers, body }: Sent) => {
    const { [nameAt(headers, which)]: _, ...rest } = headers;
    return { headers: rest, body };
  }),
  fc.nat().map((which) => ({ headers, body }: Sent) => {
    const name = nameAt(headers, which);
    return { headers: { ...headers, [name]: [headers[name], headers[name]] as string[] }, body };
  }),
  fc.tuple(fc.nat(), fc.nat()).map(([from, to]) => ({ headers, body }: Sent) => {
    return { headers: { ...headers, [nameAt(headers, to)]: headers[nameAt(headers, from)] as string }, body };
  }),
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 60 })).map(([which, count]) => ({ headers, body }: Sent) => {
    const name = nameAt(headers, which);
    const grown = `${headers[name] as string}${body.subarray(0, count).toString('latin1')}`;
    return { headers: { ...headers, [name]: grown }, body: body.subarray(count) };
  }),
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 10 })).map(([which, count]) => ({ headers, body }: Sent) => {
    const name = nameAt(headers, which);
    const text = headers[name] as string;
    const moved = Buffer.from(text.slice(-count));
    return { headers: { ...headers, [name]: text.slice(0, -count) }, body: Buffer.concat([moved, body]) };
  }),
);

const nameAt = (headers: Headers, index: number) =>
  Object.keys(headers).sort()[index % Object.keys(headers).length] as string;

const verifierOf = (name: string) => VERIFIERS.get(name) as Verifier;
const requestOf = ({ secrets, verification }: Case, { headers, body }: Sent): SignedRequest => ({
  // Neither id nor type of GitHub is signed: they are not part of what is mutated.
  headers: { 'x-github-delivery': '1', 'x-github-event': 'push', ...headers },
  body,
  secrets,
  settings: verification ? { verification } : {},
  url: 'https://signalbox.example/hooks/key',
  search: '',
  now: NOW,
});

/** Whether only the spelling of the signature differs from what was signed. */
function isSame({ headers: signed, sameSignature }: Case, { headers, body }: Sent): boolean {
  const same = (name: string) => {
    const text = headers[name];
    if (typeof text !== 'string') return false;
    return text === signed[name] || (name.endsWith('signature') || name.endsWith('256') ? sameSignature(text) : false);
  };
  return body.equals(BODY) && Object.keys(signed).every(same);
}

describe.each(CASES)('$name', (scheme) => {
  const verifier = verifierOf(scheme.verifier);

  it('accepts what was signed', () => {
    expect(verifier.verify(requestOf(scheme, { headers: scheme.headers, body: BODY }))).toMatchObject({ valid: true });
  });

  it('accepts none of 2,000 mutations of body, signature, id and time', () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.array(mutations, { minLength: 1, maxLength: 3 }), (steps) => {
        const start: Sent = { headers: scheme.headers, body: BODY };
        const sent = steps.reduce((now: Sent, step, index) => {
          // A step that needs a text where an earlier one left none changes nothing.
          const usable = Object.values(now.headers).every((value) => typeof value === 'string');
          return usable && Object.keys(now.headers).length > 0 ? step(now) : index === 0 ? step(start) : now;
        }, start);
        fc.pre(!isSame(scheme, sent));
        tried += 1;
        expect(verifier.verify(requestOf(scheme, sent))).toEqual({ valid: false, reason: expect.any(String) });
      }),
      { seed: 20_250_601, numRuns: 2_000 },
    );
    expect(tried).toBeGreaterThanOrEqual(2_000);
  });
});

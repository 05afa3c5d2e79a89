import { createHmac, generateKeyPairSync, sign as signWith } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { standardWebhooksVerifier } from './standard-webhooks.verifier';
import type { SignedRequest } from './verifier';

/** The vector that the specification's libraries publish. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const AT = 1614265330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

type Headers = Record<string, string | string[] | undefined>;
const request = (change: Partial<SignedRequest> = {}, headers: Headers = {}): SignedRequest => ({
  headers: { 'webhook-id': ID, 'webhook-timestamp': String(AT), 'webhook-signature': SIGNATURE, ...headers },
  body: Buffer.from(BODY),
  secrets: [SECRET],
  settings: {},
  url: 'https://signalbox.example/hooks/key',
  search: '',
  now: new Date(AT * 1_000),
  ...change,
});

const verify = (...args: Parameters<typeof request>) => standardWebhooksVerifier.verify(request(...args));
const rejection = (reason: string) => ({ valid: false, reason });
const signedBy = (key: Buffer, id = ID, at = AT, body = BODY) =>
  `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;

const pair = generateKeyPairSync('ed25519');
const PUBLIC = `whpk_${pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64')}`;
const ED25519 = `v1a,${signWith(null, Buffer.from(`${ID}.${AT}.${BODY}`), pair.privateKey).toString('base64')}`;

describe('the Standard Webhooks verifier', () => {
  it('accepts the published vector', () => {
    expect(verify()).toEqual({ valid: true, events: [{ eventId: ID, eventType: undefined }] });
  });

  it.each([
    [{}, 'user.created'],
    [{ typePath: '$.data.kind' }, 'deep'],
    [{ typePath: '$.missing' }, undefined],
    [{ typePath: 'not a path' }, undefined],
  ])('takes the type from the body by the settings %j', (settings, eventType) => {
    const body = '{"type":"user.created","data":{"kind":"deep"}}';
    const signature = signedBy(Buffer.from(SECRET.slice(6), 'base64'), ID, AT, body);
    const verified = verify({ settings, body: Buffer.from(body) }, { 'webhook-signature': signature });
    expect(verified).toEqual({ valid: true, events: [{ eventId: ID, eventType }] });
  });

  it('accepts a secret without its prefix, and the old one beside the new one', () => {
    expect(verify({ secrets: [SECRET.slice(6)] })).toMatchObject({ valid: true });
    const other = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    expect(verify({ secrets: [other, SECRET] })).toMatchObject({ valid: true });
    expect(verify({ secrets: ['malformed', SECRET] })).toMatchObject({ valid: true });
    expect(verify({ secrets: [other] })).toEqual(rejection('signature_mismatch'));
  });

  it('accepts when one of several signatures is right, of whatever version the others are', () => {
    const wrong = signedBy(Buffer.alloc(24, 9));
    for (const text of [
      `${wrong} ${SIGNATURE}`,
      `v2,abc ${SIGNATURE}`,
      `v1,??? ${SIGNATURE}`,
      `${SIGNATURE} ${ED25519}`,
    ]) {
      expect(verify({}, { 'webhook-signature': text })).toMatchObject({ valid: true });
    }
    expect(verify({}, { 'webhook-signature': `${wrong} ${wrong}` })).toEqual(rejection('signature_mismatch'));
  });

  it('accepts an ed25519 signature by the public key, alone or beside a symmetric secret', () => {
    expect(verify({ secrets: [PUBLIC] }, { 'webhook-signature': ED25519 })).toMatchObject({ valid: true });
    expect(verify({ secrets: [SECRET, PUBLIC] }, { 'webhook-signature': ED25519 })).toMatchObject({ valid: true });
    expect(verify({ secrets: [PUBLIC, SECRET] })).toMatchObject({ valid: true });
  });

  it('does not mix the schemes up: a public key is no HMAC key', () => {
    expect(verify({ secrets: [PUBLIC] })).toEqual(rejection('signature_mismatch'));
    expect(verify({ secrets: [SECRET] }, { 'webhook-signature': ED25519 })).toEqual(rejection('signature_mismatch'));
    // Everybody knows the public key: with it as an HMAC key everybody could sign.
    const confused = signedBy(Buffer.from(PUBLIC.slice(5), 'base64'));
    expect(verify({ secrets: [PUBLIC] }, { 'webhook-signature': confused })).toEqual(rejection('signature_mismatch'));
  });

  it.each([
    ['of another length', `v1a,${Buffer.alloc(63).toString('base64')}`],
    ['all zero', `v1a,${Buffer.alloc(64).toString('base64')}`],
    ['of another key', `v1a,${signWith(null, Buffer.from('x'), pair.privateKey).toString('base64')}`],
  ])('refuses an ed25519 signature %s', (_, signature) => {
    expect(verify({ secrets: [PUBLIC] }, { 'webhook-signature': signature })).toEqual(rejection('signature_mismatch'));
  });

  it('looks at ten signatures and no more, because each costs a verification', () => {
    const many = (before: number) => `${`${signedBy(Buffer.alloc(24, 9))} `.repeat(before)}${SIGNATURE}`;
    expect(verify({}, { 'webhook-signature': many(9) })).toMatchObject({ valid: true });
    expect(verify({}, { 'webhook-signature': many(10) })).toEqual(rejection('signature_mismatch'));
  });

  it.each<[string, Headers, string]>([
    ['no id', { 'webhook-id': undefined }, 'event_id_missing'],
    ['an id given twice', { 'webhook-id': [ID, ID] }, 'event_id_missing'],
    ['an id with a full stop', { 'webhook-id': `${ID}.1` }, 'event_id_malformed'],
    ['no timestamp', { 'webhook-timestamp': undefined }, 'timestamp_missing'],
    ['a timestamp given twice', { 'webhook-timestamp': [String(AT), String(AT)] }, 'timestamp_missing'],
    ['a timestamp that is no number', { 'webhook-timestamp': 'now' }, 'timestamp_malformed'],
    ['a timestamp in milliseconds', { 'webhook-timestamp': `${AT}000` }, 'timestamp_in_future'],
    ['another timestamp', { 'webhook-timestamp': String(AT + 1) }, 'signature_mismatch'],
    ['no signature', { 'webhook-signature': undefined }, 'signature_missing'],
    ['a signature header given twice', { 'webhook-signature': [SIGNATURE, SIGNATURE] }, 'signature_missing'],
    ['a signature without version', { 'webhook-signature': SIGNATURE.slice(3) }, 'signature_malformed'],
    ['a signature of another version', { 'webhook-signature': `v2${SIGNATURE.slice(2)}` }, 'signature_malformed'],
    ['a signature that is no base64', { 'webhook-signature': 'v1,###' }, 'signature_malformed'],
    ['a signature without padding', { 'webhook-signature': SIGNATURE.slice(0, -1) }, 'signature_malformed'],
    ['an empty signature', { 'webhook-signature': 'v1,' }, 'signature_malformed'],
    ['another id', { 'webhook-id': 'msg_2' }, 'signature_mismatch'],
  ])('refuses %s', (_, headers, reason) => {
    expect(verify({}, headers)).toEqual(rejection(reason));
  });

  it.each([
    [-300_000, undefined],
    [300_000, undefined],
    [300_001, 'timestamp_too_old'],
    [-300_001, 'timestamp_in_future'],
  ])('with a clock %i ms ahead of the timestamp says %s', (ahead, reason) => {
    const verified = verify({ now: new Date(AT * 1_000 + ahead) });
    expect(verified).toEqual(reason ? rejection(reason) : expect.objectContaining({ valid: true }));
  });

  it.each([
    ['no base64', 'whsec_###'],
    ['too short', `whsec_${Buffer.alloc(23).toString('base64')}`],
    ['too long', `whsec_${Buffer.alloc(65).toString('base64')}`],
    ['empty', ''],
    ['a prefix alone', 'whsec_'],
    ['a public key of another length', `whpk_${Buffer.alloc(31).toString('base64')}`],
    ['a public key alone without base64', 'whpk_'],
    ['a secret key', `whsk_${Buffer.alloc(64).toString('base64')}`],
  ])('says that the secret is malformed when it is %s', (_, secret) => {
    expect(verify({ secrets: [secret] })).toEqual(rejection('secret_malformed'));
  });

  it('has no second cut for what is signed: a longer id with the rest of the body is refused', () => {
    const key = Buffer.from(SECRET.slice(6), 'base64');
    const body = `note.${AT}.{"forged":true}`;
    const signature = signedBy(key, ID, AT, body);
    expect(verify({ body: Buffer.from(body) }, { 'webhook-signature': signature })).toMatchObject({ valid: true });
    const cut = { 'webhook-id': `${ID}.${AT}.note`, 'webhook-signature': signature };
    expect(verify({ body: Buffer.from('{"forged":true}') }, cut)).toEqual(rejection('event_id_malformed'));
  });

  it("agrees with the specification's own library, which signs and verifies the same", () => {
    const now = new Date();
    const secrets = fc.uint8Array({ minLength: 24, maxLength: 64 }).map((key) => Buffer.from(key).toString('base64'));
    const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,60}$/);
    fc.assert(
      fc.property(secrets, id, fc.json(), fc.integer({ min: -290, max: 290 }), (secret, eventId, body, offset) => {
        const library = new Webhook(`whsec_${secret}`);
        const at = new Date((Math.floor(now.getTime() / 1_000) + offset) * 1_000);
        const headers = {
          'webhook-id': eventId,
          'webhook-timestamp': String(at.getTime() / 1_000),
          'webhook-signature': library.sign(eventId, at, body),
        };
        const ours = { secrets: [`whsec_${secret}`], now };
        expect(verify({ ...ours, body: Buffer.from(body) }, headers)).toMatchObject({
          valid: true,
          events: [{ eventId }],
        });
        expect(() => library.verify(body, headers)).not.toThrow();
        expect(verify({ ...ours, body: Buffer.from(`${body} `) }, headers)).toEqual(rejection('signature_mismatch'));
        expect(() => library.verify(`${body} `, headers)).toThrow('No matching signature');
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

import { createHmac } from 'node:crypto';
import { genericVerifier } from './generic.verifier';
import type { SignedRequest } from './verifier';

const SECRET = 'a secret that both sides know';
const NOW = new Date('2025-06-01T12:00:00.000Z');
const AT = String(NOW.getTime() / 1_000);
const URL = 'https://signalbox.example/hooks/key';
const BODY = '{"id":"evt_1","type":"door.opened"}';

type Headers = Record<string, string | string[] | undefined>;
type Settings = Record<string, unknown>;
const settingsOf = (settings: Settings) => ({
  signatureHeader: 'X-Signature',
  algorithm: 'sha256',
  encoding: 'hex',
  prefix: '',
  template: '{body}',
  timestampUnit: 's',
  toleranceSeconds: 300,
  trustUnsignedId: false,
  ...settings,
});

function verify(settings: Settings, headers: Headers, change: Partial<SignedRequest> = {}) {
  return genericVerifier.verify({
    headers,
    body: Buffer.from(BODY),
    secrets: [SECRET],
    settings: { verification: settingsOf(settings) },
    url: URL,
    search: '',
    now: NOW,
    ...change,
  });
}

const hmac = (signed: string, algorithm = 'sha256', encoding: 'hex' | 'base64' = 'hex', secret = SECRET) =>
  createHmac(algorithm, secret).update(signed).digest(encoding);
const rejection = (reason: string) => ({ valid: false, reason });
const VALID = expect.objectContaining({ valid: true });

describe('the generic verifier', () => {
  describe('as the schemes of known providers', () => {
    it.each<[string, Settings, Headers]>([
      [
        'GitHub',
        { signatureHeader: 'X-Hub-Signature-256', prefix: 'sha256=' },
        { 'x-hub-signature-256': `sha256=${hmac(BODY)}` },
      ],
      [
        'Slack',
        { prefix: 'v0=', template: 'v0:{timestamp}:{body}', timestampHeader: 'X-Slack-Request-Timestamp' },
        { 'x-signature': `v0=${hmac(`v0:${AT}:${BODY}`)}`, 'x-slack-request-timestamp': AT },
      ],
      ['Shopify', { encoding: 'base64' }, { 'x-signature': hmac(BODY, 'sha256', 'base64') }],
      [
        'Standard Webhooks',
        { prefix: 'v1,', encoding: 'base64', template: '{id}.{timestamp}.{body}', timestampHeader: 'T', idHeader: 'I' },
        { 'x-signature': `v1,${hmac(`msg_1.${AT}.${BODY}`, 'sha256', 'base64')}`, t: AT, i: 'msg_1' },
      ],
      [
        'a time in milliseconds right before the body',
        { template: '{timestamp}{body}', timestampHeader: 'T', timestampUnit: 'ms', algorithm: 'sha512' },
        { 'x-signature': hmac(`${NOW.getTime()}${BODY}`, 'sha512'), t: String(NOW.getTime()) },
      ],
      [
        'the URL before the body, with SHA-1',
        { template: '{url}{body}', algorithm: 'sha1', encoding: 'base64' },
        { 'x-signature': hmac(`${URL}${BODY}`, 'sha1', 'base64') },
      ],
    ])('accepts %s', (_, settings, headers) => {
      expect(verify(settings, headers)).toEqual(VALID);
    });

    it("accepts GitHub's published vector", () => {
      const signature = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
      const change = { body: Buffer.from('Hello, World!'), secrets: ["It's a Secret to Everybody"] };
      expect(verify({}, { 'x-signature': signature }, change)).toEqual(VALID);
      expect(verify({}, { 'x-signature': signature.toUpperCase() }, change)).toEqual(VALID);
    });

    it("accepts the vector of Standard Webhooks, its key's bytes taken as text", () => {
      const key = 'twenty-four bytes of key';
      const signature = createHmac('sha256', Buffer.from(key)).update('m.1614265330.{}').digest('base64');
      const settings = { encoding: 'base64', template: '{id}.{timestamp}.{body}', timestampHeader: 'T', idHeader: 'I' };
      const change = { body: Buffer.from('{}'), secrets: [key], now: new Date(1614265330_000) };
      expect(verify(settings, { 'x-signature': signature, t: '1614265330', i: 'm' }, change)).toEqual(VALID);
    });
  });

  it('accepts the old and the new secret while they overlap', () => {
    const headers = { 'x-signature': hmac(BODY) };
    expect(verify({}, headers, { secrets: ['new', SECRET] })).toEqual(VALID);
    expect(verify({}, headers, { secrets: [SECRET, 'old'] })).toEqual(VALID);
    expect(verify({}, headers, { secrets: ['new'] })).toEqual(rejection('signature_mismatch'));
  });

  it('refuses everything without a secret, also what is signed with an empty one', () => {
    const headers = { 'x-signature': hmac(BODY, 'sha256', 'hex', '') };
    expect(verify({}, headers, { secrets: [] })).toEqual(rejection('secret_missing'));
    expect(verify({}, headers, { secrets: [''] })).toEqual(rejection('secret_missing'));
    expect(verify({}, headers, { secrets: ['', SECRET] })).toEqual(rejection('signature_mismatch'));
  });

  it.each<[string, Settings, Headers, string]>([
    ['no signature', {}, {}, 'signature_missing'],
    ['a signature given twice', {}, { 'x-signature': [hmac(BODY), hmac(BODY)] }, 'signature_missing'],
    ['one given twice, joined', {}, { 'x-signature': `${hmac(BODY)}, ${hmac(BODY)}` }, 'signature_malformed'],
    ['no prefix', { prefix: 'sha256=' }, { 'x-signature': hmac(BODY) }, 'signature_malformed'],
    ['an unexpected prefix', {}, { 'x-signature': `sha256=${hmac(BODY)}` }, 'signature_malformed'],
    ['base64 for hex', {}, { 'x-signature': hmac(BODY, 'sha256', 'base64') }, 'signature_malformed'],
    ['the URL alphabet', { encoding: 'base64' }, { 'x-signature': `${'_'.repeat(43)}=` }, 'signature_malformed'],
    ['another algorithm', {}, { 'x-signature': hmac(BODY, 'sha512') }, 'signature_mismatch'],
    ['a signature cut short', {}, { 'x-signature': hmac(BODY).slice(0, 32) }, 'signature_mismatch'],
    ['another body', {}, { 'x-signature': hmac('{}') }, 'signature_mismatch'],
  ])('refuses %s', (_, settings, headers, reason) => {
    expect(verify(settings, headers)).toEqual(rejection(reason));
  });

  describe('with a timestamp', () => {
    const settings = { template: '{timestamp}.{body}', timestampHeader: 'X-Time', toleranceSeconds: 60 };
    const at = (offset: number, header: Headers = {}) => {
      const time = String(Number(AT) + offset);
      return verify(settings, { 'x-signature': hmac(`${time}.${BODY}`), 'x-time': time, ...header });
    };

    it.each([
      [0, undefined],
      [-60, undefined],
      [60, undefined],
      [-61, 'timestamp_too_old'],
      [61, 'timestamp_in_future'],
    ])('%i s from now says %s', (offset, reason) => {
      expect(at(offset)).toEqual(reason ? rejection(reason) : VALID);
    });

    it('refuses one that is missing, malformed, twice or not the signed one', () => {
      expect(at(0, { 'x-time': undefined })).toEqual(rejection('timestamp_missing'));
      expect(at(0, { 'x-time': [AT, AT] })).toEqual(rejection('timestamp_missing'));
      expect(at(0, { 'x-time': NOW.toISOString() })).toEqual(rejection('timestamp_malformed'));
      expect(at(0, { 'x-time': `${AT}, ${AT}` })).toEqual(rejection('timestamp_malformed'));
      expect(at(0, { 'x-time': String(Number(AT) + 1) })).toEqual(rejection('signature_mismatch'));
    });

    it('cannot be stretched into the body where no separator stands between them', () => {
      const body = Buffer.from('5{"a":1}');
      const adjacent = { template: '{timestamp}{body}', timestampHeader: 'X-Time', toleranceSeconds: 86_400 };
      const signature = hmac(`${AT}5{"a":1}`);
      expect(verify(adjacent, { 'x-signature': signature, 'x-time': AT }, { body })).toEqual(VALID);
      const stretched = { 'x-signature': signature, 'x-time': `${AT}5` };
      expect(verify(adjacent, stretched, { body: body.subarray(1) })).toEqual(rejection('timestamp_in_future'));
      const shortened = { 'x-signature': signature, 'x-time': AT.slice(0, -1) };
      const longer = Buffer.from(`${AT.slice(-1)}5{"a":1}`);
      expect(verify(adjacent, shortened, { body: longer })).toEqual(rejection('timestamp_too_old'));
    });
  });

  describe('what it takes for the id', () => {
    const signature = { 'x-signature': hmac(BODY) };
    const idOf = (...args: Parameters<typeof verify>) => {
      const verified = verify(...args);
      return verified.valid ? verified.events[0]?.eventId : verified.reason;
    };

    it('is the header that the template signs, and nothing else', () => {
      const settings = { template: '{id}|{body}', idHeader: 'X-Id', idPath: '$.id' };
      const headers = { 'x-signature': hmac(`del_7|${BODY}`), 'x-id': 'del_7' };
      expect(idOf(settings, headers)).toBe('del_7');
      expect(idOf(settings, { ...headers, 'x-id': 'del_8' })).toBe('signature_mismatch');
      expect(idOf(settings, { ...headers, 'x-id': undefined })).toBe('event_id_missing');
      expect(idOf(settings, { ...headers, 'x-id': ['del_7', 'del_7'] })).toBe('event_id_missing');
    });

    it('has an end that is proven: with the separator in it, it could be cut elsewhere', () => {
      const settings = { template: '{id}.{body}', idHeader: 'X-Id' };
      const text = `a.b.${BODY}`;
      expect(idOf(settings, { 'x-signature': hmac(text), 'x-id': 'a.b' })).toBe('event_id_malformed');
      const behind = { template: '{body}:{id}', idHeader: 'X-Id' };
      expect(idOf(behind, { 'x-signature': hmac(`${BODY}:x:y`), 'x-id': 'x:y' })).toBe('event_id_malformed');
      expect(idOf(behind, { 'x-signature': hmac(`${BODY}:x`), 'x-id': 'x' })).toBe('x');
    });

    it('is not a header that nobody signed: one signed request must not become many events', () => {
      const first = idOf({ idHeader: 'X-Id' }, { ...signature, 'x-id': '1' });
      expect(first).toMatch(/^sha256:/);
      expect(idOf({ idHeader: 'X-Id' }, { ...signature, 'x-id': '2' })).toBe(first);
      expect(idOf({ idHeader: 'X-Id' }, signature)).toBe(first);
      expect(idOf({ idHeader: 'X-Id', idPath: '$.id' }, { ...signature, 'x-id': '2' })).toBe('evt_1');
    });

    it('is that header where the owner of the connector accepts the risk, and then it has to come', () => {
      const settings = { idHeader: 'X-Id', trustUnsignedId: true, idPath: '$.id' };
      expect(idOf(settings, { ...signature, 'x-id': '1' })).toBe('1');
      expect(idOf(settings, signature)).toBe('event_id_missing');
    });

    it('is the value in the body, or the hash of what is signed when there is none', () => {
      expect(idOf({ idPath: '$.id' }, signature)).toBe('evt_1');
      expect(idOf({ idPath: '$.missing' }, signature)).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(idOf({ idPath: 'not a path' }, signature)).toMatch(/^sha256:[0-9a-f]{64}$/);
      const text = { body: Buffer.from('no json') };
      expect(idOf({ idPath: '$.id' }, { 'x-signature': hmac('no json') }, text)).toMatch(/^sha256:/);
    });

    it('tells equal bodies of different times apart where the time is signed', () => {
      const settings = { template: '{timestamp}.{body}', timestampHeader: 'T' };
      const at = (time: string) => idOf(settings, { 'x-signature': hmac(`${time}.${BODY}`), t: time });
      const later = String(Number(AT) + 1);
      expect(at(AT)).toMatch(/^sha256:/);
      expect(at(AT)).toBe(at(AT));
      expect(at(later)).not.toBe(at(AT));
    });

    it('is one that can be stored, whatever the sender signed', () => {
      const body = JSON.stringify({ id: `a\0${'b'.repeat(5_000)}`, type: 'a\nb' });
      const verified = verify(
        { idPath: '$.id', typePath: '$.type' },
        { 'x-signature': hmac(body) },
        { body: Buffer.from(body) },
      );
      expect(verified).toEqual({
        valid: true,
        events: [{ eventId: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), eventType: undefined }],
      });
    });
  });

  it('takes the type from the header, else from the body', () => {
    const headers = { 'x-signature': hmac(BODY) };
    const settings = { typeHeader: 'X-Type', typePath: '$.type' };
    expect(verify(settings, { ...headers, 'x-type': 'ping' })).toMatchObject({ events: [{ eventType: 'ping' }] });
    expect(verify(settings, headers)).toMatchObject({ events: [{ eventType: 'door.opened' }] });
    expect(verify({ typeHeader: 'X-Type' }, headers)).toMatchObject({ events: [{ eventType: undefined }] });
    expect(verify({ typePath: '$[' }, headers)).toMatchObject({ events: [{ eventType: undefined }] });
  });

  it.each<[string, Settings]>([
    ['leaves the body out', { template: '{timestamp}', timestampHeader: 'T' }],
    ['signs an id that has no header', { template: '{id}.{body}' }],
    ['signs a time that has no header', { template: '{timestamp}.{body}' }],
    ['is empty', { template: '' }],
  ])('accepts nothing by a template that %s', (_, settings) => {
    const headers = { 'x-signature': hmac(''), t: AT };
    expect(verify(settings, headers)).toEqual(rejection('verification_not_configured'));
  });

  it('accepts nothing without settings', () => {
    expect(verify({}, {}, { settings: {} })).toEqual(rejection('verification_not_configured'));
  });

  it.each(['_body_', 'xurlx', '{constructor}', '{toString}', '{ body }', '{Body}'])(
    'signs the text %s of a template as it stands there',
    (text) => {
      const headers = { 'x-signature': hmac(`${text}${BODY}`) };
      expect(verify({ template: `${text}{body}` }, headers)).toEqual(VALID);
    },
  );
});

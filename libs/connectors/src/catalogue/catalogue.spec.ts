import { type FieldError, InvalidInput } from '@app/kernel';
import { checkSettings, CONNECTOR_TYPES, connectorType } from './catalogue';

function mistakes(type: string, settings: object): readonly FieldError[] {
  try {
    checkSettings(connectorType(type), settings);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.fields;
  }
}
const paths = (type: string, settings: object) => mistakes(type, settings).map(({ path }) => path);
const verification = (settings: object) => ({ verification: { signatureHeader: 'X-Signature', ...settings } });

describe('the catalogue', () => {
  it('knows its types, each once', () => {
    const names = CONNECTOR_TYPES.map(({ type }) => type);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(connectorType(name).type).toBe(name);
  });

  it.each(['', 'GitHub', 'constructor', '__proto__'])('names the types that exist when %j is asked for', (name) => {
    expect(() => connectorType(name)).toThrow(
      expect.objectContaining({
        fields: [
          { path: 'type', message: expect.stringMatching(/^is not a connector type; known are http, .*github/) },
        ],
      }),
    );
  });
});

describe('settings', () => {
  it('get the defaults of what they leave out, in a copy', () => {
    const given = { verification: { signatureHeader: 'X-Signature', prefix: 'sha256=' } };
    expect(checkSettings(connectorType('http'), given)).toEqual({
      verification: {
        signatureHeader: 'X-Signature',
        algorithm: 'sha256',
        encoding: 'hex',
        prefix: 'sha256=',
        template: '{body}',
        timestampUnit: 's',
        toleranceSeconds: 300,
        trustUnsignedId: false,
      },
    });
    expect(given).toEqual({ verification: { signatureHeader: 'X-Signature', prefix: 'sha256=' } });
    expect(checkSettings(connectorType('http'), {})).toEqual({});
    expect(checkSettings(connectorType('standard-webhooks'), {})).toEqual({ typePath: '$.type' });
    expect(checkSettings(connectorType('github'), {})).toEqual({});
  });

  it('name every mistake at once, by its path', () => {
    const wrong = {
      baseUrl: 'ftp://host.example',
      auth: { scheme: 'header', extra: 1 },
      headers: { 'bad name': 'x', 'X-Number': 1 },
      verification: { algorithm: 'md5', toleranceSeconds: 0, idPath: '$[', prefix: 'x'.repeat(51) },
      color: 'red',
    };
    expect(mistakes('http', wrong)).toEqual(
      expect.arrayContaining([
        { path: 'settings.color', message: 'is not a setting of this connector type' },
        { path: 'settings.baseUrl', message: 'must match pattern "^https?://"' },
        { path: 'settings.auth.extra', message: 'is not a setting of this connector type' },
        { path: 'settings.auth.header', message: 'is required' },
        { path: 'settings.headers.bad name', message: expect.stringContaining('must match pattern') },
        { path: 'settings.headers.X-Number', message: 'must be string' },
        { path: 'settings.verification.signatureHeader', message: 'is required' },
        { path: 'settings.verification.algorithm', message: 'must be one of: sha1, sha256, sha512' },
        { path: 'settings.verification.toleranceSeconds', message: 'must be >= 1' },
        { path: 'settings.verification.idPath', message: 'must be a JSONPath such as $.event.id (RFC 9535)' },
        { path: 'settings.verification.prefix', message: 'must NOT have more than 50 characters' },
      ]),
    );
    expect(paths('http', wrong)).toHaveLength(11);
  });

  it('name a header as it was written, also with the characters of a JSON pointer', () => {
    expect(paths('http', { headers: { 'x~y': 1 } })).toEqual(['settings.headers.x~y']);
  });

  it.each(CONNECTOR_TYPES.map(({ type }) => type))('of %s have no place for anything unknown', (type) => {
    const needed = type === 'shopify' ? { shop: 'acme.myshopify.com' } : {};
    expect(mistakes(type, { ...needed, other: 1 })).toEqual([
      { path: 'settings.other', message: 'is not a setting of this connector type' },
    ]);
  });

  it.each([
    'https://',
    'https://a b/',
    'https://user@host.example/',
    'https://user:password@host.example/',
    'https://host.example/#part',
    'https://host.example:99999/',
    'https://[::1/',
    'host.example',
    '//host.example',
    '',
  ])('refuse the base URL %j, which no call could use', (baseUrl) => {
    for (const type of ['http', 'github']) {
      expect(new Set(paths(type, { baseUrl }))).toEqual(new Set(['settings.baseUrl']));
    }
  });

  it.each(['https://host.example', 'http://10.0.0.1:8080/a?b=c', 'https://[::1]/', 'http://localhost'])(
    'accept the base URL %s',
    (baseUrl) => {
      expect(paths('http', { baseUrl })).toEqual([]);
    },
  );

  it('refuse headers that no call can carry, also for the secret', () => {
    const settings = {
      headers: { Host: 'a', 'X-Line': 'a\r\nb', Accept: '*/*', ACCEPT: '*/*' },
      auth: { scheme: 'header', header: 'Content-Length' },
    };
    expect(mistakes('http', settings)).toEqual([
      { path: 'settings.headers.Host', message: 'cannot be sent: The header "host" is set by the client' },
      { path: 'settings.headers.X-Line', message: expect.stringContaining('"x-line" contains a character') },
      { path: 'settings.headers.ACCEPT', message: 'cannot be sent: The header "accept" is given twice' },
      { path: 'settings.auth.header', message: 'cannot be sent: The header "content-length" is set by the client' },
    ]);
  });

  it.each(['', '$[', 'type', '$..a..b', '$[?match(@.a, "b")]', 'x'.repeat(201)])('refuse the JSONPath %j', (path) => {
    expect(paths('standard-webhooks', { typePath: path })).toContain('settings.typePath');
    expect(paths('http', verification({ typePath: path }))).toContain('settings.verification.typePath');
    expect(paths('http', verification({ idPath: path }))).toContain('settings.verification.idPath');
  });
});

describe('the settings of a signature', () => {
  it.each<[string, object]>([
    ['the body', {}],
    ['time and body', { template: '{timestamp}.{body}', timestampHeader: 'X-Time' }],
    ['id, time and body', { template: '{id}.{timestamp}.{body}', timestampHeader: 'X-Time', idHeader: 'X-Id' }],
    ['the body, with an id inside', { idPath: '$.id' }],
    ['the body, with an id outside that is accepted so', { idHeader: 'X-Id', trustUnsignedId: true }],
  ])('may cover %s', (_, settings) => {
    expect(mistakes('http', verification(settings))).toEqual([]);
  });

  it.each<[string, object, string, string]>([
    ['not the body', { template: '{timestamp}', timestampHeader: 'T' }, 'template', 'must have {body}'],
    ['a time without its header', { template: '{timestamp}.{body}' }, 'timestampHeader', 'is required by {timestamp}'],
    ['no time, yet check one', { timestampHeader: 'T' }, 'template', 'must have {timestamp}'],
    ['an id without its header', { template: '{id}.{body}' }, 'idHeader', 'is required by {id}'],
    ['an id without an end', { template: '{id}{body}', idHeader: 'I' }, 'template', 'must have a separator'],
    ['no id, yet dedupe by one', { idHeader: 'I' }, 'idHeader', 'is not signed'],
    ['what nobody knows', { template: '{nonce}.{body}' }, 'template', 'has {nonce}'],
  ])('may not cover %s', (_, settings, field, problem) => {
    expect(mistakes('http', verification(settings))).toEqual([
      { path: `settings.verification.${field}`, message: expect.stringContaining(problem) },
    ]);
  });
});

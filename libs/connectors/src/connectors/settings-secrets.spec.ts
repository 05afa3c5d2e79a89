import { InvalidInput } from '@app/kernel';
import { refuseSecrets } from './settings-secrets';

function refused(settings: object): string[] {
  try {
    refuseSecrets(settings);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    expect(error.fields.map(({ message }) => message)).toEqual(
      error.fields.map(() => 'looks like a secret: store it as a secret ref and name that in secretRefId'),
    );
    return error.fields.map(({ path }) => path);
  }
}

describe('settings without secrets', () => {
  it.each<[string, object]>([
    ['nothing', {}],
    ['a base URL', { baseUrl: 'https://api.example.com/v1?api-version=2024-01' }],
    [
      'ids in a path',
      { baseUrl: 'https://host.example/a1b2c3d4e5f6a1b2c3d4e5f6/01890000-0000-7000-8000-000000000001/Team-of-2026' },
    ],
    ['a base URL with an empty parameter', { baseUrl: 'https://api.example.com/?token=' }],
    ['the names of headers', { verification: { signatureHeader: 'X-Signature', idHeader: 'X-Id' } }],
    ['a header named for a token', { verification: { signatureHeader: 'X-Gitlab-Token', timestampHeader: 'X-Time' } }],
    ['a header for the secret', { auth: { scheme: 'header', header: 'X-Api-Key' } }],
    ['Authorization as the header', { auth: { scheme: 'header', header: 'Authorization' } }],
    ['prefixes', { verification: { prefix: 'sha256=', template: 'v0:{timestamp}:{body}' } }],
    ['a prefix as of a scheme', { verification: { prefix: 'Bearer ' } }],
    ['paths to a token', { verification: { idPath: '$.token', typePath: "$['access_token']" } }],
    ['names that only sound alike', { tokenHeader: 'X-A', secretary: 'Ada', signatureAlgorithm: 'sha256', key: 'a' }],
    ['harmless headers', { headers: { Accept: 'application/json', 'X-Team': 'platform', 'User-Agent': 'x/1.0' } }],
    ['empty values', { headers: { 'X-Api-Key': '' }, password: '' }],
    ['values that are no text', { verification: { toleranceSeconds: 300, trustUnsignedId: true, token: null } }],
  ])('are accepted: %s', (_, settings) => {
    expect(refused(settings)).toEqual([]);
  });
});

describe('settings with a secret', () => {
  const HEX = 'a1b2c3d4e5f6'.repeat(4);

  it.each<[string, object, string]>([
    ['a password by its name', { password: 'x' }, 'settings.password'],
    ['a token deep inside', { verification: { token: 'x' } }, 'settings.verification.token'],
    ['client_secret', { client_secret: 'x' }, 'settings.client_secret'],
    ['clientSecret', { clientSecret: 'x' }, 'settings.clientSecret'],
    ['apiKey', { apiKey: 'x' }, 'settings.apiKey'],
    ['webhookSecret', { webhookSecret: 'x' }, 'settings.webhookSecret'],
    ['Authorization as a header', { headers: { Authorization: 'x' } }, 'settings.headers.Authorization'],
    ['a cookie', { headers: { cookie: 'a=b' } }, 'settings.headers.cookie'],
    ['an API key as a header', { headers: { 'X-Api-Key': 'x' } }, 'settings.headers.X-Api-Key'],
    ['a token as a header', { headers: { 'x-auth-token': 'x' } }, 'settings.headers.x-auth-token'],
    ['a bearer token', { headers: { 'X-A': 'Bearer abcdefgh1234' } }, 'settings.headers.X-A'],
    ['a basic credential', { note: 'Basic dXNlcjpwYXNz' }, 'settings.note'],
    ['a GitHub token', { note: `ghp_${HEX.slice(0, 36)}` }, 'settings.note'],
    ['a Standard Webhooks secret', { typePath: `whsec_${HEX}` }, 'settings.typePath'],
    ['a Stripe key', { note: `sk_live_${HEX}` }, 'settings.note'],
    ['a Slack token', { note: `xoxb-${HEX}` }, 'settings.note'],
    ['an AWS key id', { note: 'AKIAIOSFODNN7EXAMPLE' }, 'settings.note'],
    ['a JSON Web Token', { note: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl' }, 'settings.note'],
    ['a private key', { note: '-----BEGIN RSA PRIVATE KEY-----' }, 'settings.note'],
    ['one in a list', { notes: ['a', `ghp_${HEX.slice(0, 36)}`] }, 'settings.notes.1'],
    ['a URL with a password', { baseUrl: 'https://user:pass@host.example/' }, 'settings.baseUrl'],
    ['a URL with a token for a user', { baseUrl: `https://ghp_${HEX.slice(0, 36)}@host.example/` }, 'settings.baseUrl'],
    ['a URL with an API key', { baseUrl: 'https://host.example/?api_key=x' }, 'settings.baseUrl'],
    ['a URL with a key', { baseUrl: 'https://host.example/?key=x' }, 'settings.baseUrl'],
    ['a URL with a signature', { tokenUrl: 'https://host.example/?sig=x' }, 'settings.tokenUrl'],
    ['a URL with a user only', { baseUrl: 'https://user@host.example/' }, 'settings.baseUrl'],
    ['a Slack webhook', { baseUrl: 'https://hooks.slack.com/services/T0/B0/x' }, 'settings.baseUrl'],
    ['a Discord webhook', { baseUrl: 'https://discord.com/api/webhooks/1/x' }, 'settings.baseUrl'],
    ['a Telegram bot', { baseUrl: 'https://api.telegram.org/bot1:x/' }, 'settings.baseUrl'],
    ['a path with a token', { baseUrl: 'https://host.example/hook/aB3dE5fG7hJ9kL1mN3pQ5rS7' }, 'settings.baseUrl'],
    ['a query with a token', { baseUrl: 'https://host.example/?x=aB3dE5fG7hJ9kL1mN3pQ5rS7' }, 'settings.baseUrl'],
    [
      'a token in a token URL',
      { auth: { tokenUrl: 'https://host.example/?client_secret=x' } },
      'settings.auth.tokenUrl',
    ],
    ['a URL with a token', { baseUrl: 'https://host.example/?a=b&access_token=x' }, 'settings.baseUrl'],
  ])('are refused: %s', (_, settings, path) => {
    expect(refused(settings)).toEqual([path]);
  });

  it('are refused with every one named at once', () => {
    expect(refused({ password: 'x', headers: { 'X-Token': 'y', Accept: '*/*' } })).toEqual([
      'settings.password',
      'settings.headers.X-Token',
    ]);
  });
});

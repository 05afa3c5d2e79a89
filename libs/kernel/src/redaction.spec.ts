import { isSecretName, looksLikeSecret, redact, REDACTED } from './redaction';

/** Put together here so that no scanner takes the examples for leaked credentials. */
const shaped = (prefix: string, length: number) => prefix + 'aB3'.repeat(length).slice(0, length);

describe('redaction', () => {
  it.each([
    'password',
    'Password',
    'authorization',
    'Set-Cookie',
    'api_key',
    'apiKey',
    'x-api-key',
    'client_secret',
    'clientSecret',
    'access_token',
    'refreshToken',
    'privateKey',
    'x-hub-signature-256',
    'x-shopify-hmac-sha256',
    'webhook_signature',
  ])('knows the name %s for a secret’s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(['name', 'secretRefId', 'tokens', 'passwordless', 'idempotency-key', 'key', 'author', 'event_id', 'secrets'])(
    'does not take %s for one',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );

  it.each([
    ['our own key', shaped('sbx_', 32)],
    ['Standard Webhooks', shaped('whsec_', 32)],
    ['Stripe', shaped('sk_live_', 24)],
    ['GitHub', shaped('ghp_', 36)],
    ['GitHub, fine-grained', shaped('github_pat_', 40)],
    ['GitLab', shaped('glpat-', 20)],
    ['Slack', shaped('xoxb-', 24)],
    ['Linear', shaped('lin_api_', 32)],
    ['Shopify', `shpat_${'0123456789abcdef'.repeat(2)}`],
    ['AWS', `AKIA${'ABCD1234EFGH5678'}`],
    ['SendGrid', `${shaped('SG.', 22)}.${shaped('', 43)}`],
    ['a JWT', `${shaped('eyJ', 20)}.${shaped('eyJ', 20)}.${shaped('', 20)}`],
    ['a private key', '-----BEGIN EC PRIVATE KEY-----'],
    ['a bearer', 'Bearer abcdefgh12345678'],
  ])('knows the shape of a credential of %s, wherever it stands', (_whose, secret) => {
    expect(looksLikeSecret(secret)).toBe(true);
    expect(redact({ note: [{ text: secret }] })).toEqual({ note: [{ text: REDACTED }] });
  });

  it('leaves alone what is no secret', () => {
    const at = new Date();
    const bytes = Buffer.from('x');
    const harmless = { id: 'a-b', count: 3, none: null, missing: undefined, list: [1, 'skip'], at, bytes, on: true };
    expect(redact(harmless)).toEqual(harmless);
    expect(redact('plain')).toBe('plain');
    expect(redact(undefined)).toBeUndefined();
  });

  it('replaces whatever stands under a secret’s name, at any depth, and changes nothing in place', () => {
    const value = { user: { password: 'x', tokens: [{ access_token: { a: 1 } }] }, secret: 7, token: '' };
    expect(redact(value)).toEqual({
      user: { password: REDACTED, tokens: [{ access_token: REDACTED }] },
      secret: REDACTED,
      token: REDACTED,
    });
    expect(value.user.password).toBe('x');
  });

  it('tells whether there is a secret, which is not one', () => {
    expect(redact({ secret: true, password: null })).toEqual({ secret: true, password: null });
  });
});

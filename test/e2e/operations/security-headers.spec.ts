import { ApiClient } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';

describe('the headers that tell browsers to be careful', () => {
  let api: ApiUnderTest;
  let anonymous: ApiClient;
  beforeAll(async () => {
    api = await startApiUnderTest({ PUBLIC_URL: 'https://signalbox.example' });
    anonymous = ApiClient.anonymous(api.app);
  });
  afterAll(() => api.stop());

  it.each(['/v1/auth/me', '/v1/nothing-there', '/openapi.json', '/health/live'])('are on %s', async (path) => {
    const { headers } = await anonymous.get(path);
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('let the documentation run its own scripts and no others', async () => {
    const policy = (await anonymous.get('/docs/').expect(200)).headers['content-security-policy'];
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("default-src 'none'");
  });

  it('leave the policy of the console to the console', async () => {
    const { headers } = await anonymous.get('/console/').expect(200);
    expect(headers['content-security-policy']).toContain("'nonce-");
    expect(headers['x-frame-options']).toBe('DENY');
  });

  it('answer no question of another origin whether it may read', async () => {
    const answer = await anonymous.with({ origin: 'https://elsewhere.example' }).get('/openapi.json');
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('without https', () => {
  it('nobody is told to use it', async () => {
    const api = await startApiUnderTest();
    try {
      const { headers } = await ApiClient.anonymous(api.app).get('/health/live');
      expect(headers).not.toHaveProperty('strict-transport-security');
    } finally {
      await api.stop();
    }
  });
});

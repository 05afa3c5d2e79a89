import { ApiClient, startApi, testEnvironment, until } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace, type TestWorkspace } from '../../support/people';
import { Provider, type ProviderRequest } from '../../support/provider';

/** A third party with a token endpoint; tokens are told by their number, and all but the newest are refused. */
class OAuthProvider {
  issued = 0;
  refreshToken = 'refresh-0';
  tokenRequests: ProviderRequest[] = [];
  /** Instead of a token. */
  failing?: { status: number; body: object };
  delayMs = 0;
  rotates = true;

  private constructor(readonly provider: Provider) {}

  static async start(): Promise<OAuthProvider> {
    const started = new OAuthProvider(await Provider.start());
    started.provider.behaviour = async (request, response) => {
      const json = (status: number, body: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.url !== '/token') {
        const good = request.headers.authorization === `Bearer access-${started.issued}`;
        return json(good ? 200 : 401, { good });
      }
      started.tokenRequests.push(request);
      if (started.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, started.delayMs));
      if (started.failing) return json(started.failing.status, started.failing.body);
      const form = new URLSearchParams(request.body);
      if (form.get('grant_type') === 'refresh_token' && form.get('refresh_token') !== started.refreshToken) {
        return json(400, { error: 'invalid_grant', error_description: 'the refresh token was used before' });
      }
      started.issued += 1;
      if (started.rotates) started.refreshToken = `refresh-${started.issued}`;
      const rotated = started.rotates ? { refresh_token: started.refreshToken } : {};
      return json(200, {
        access_token: `access-${started.issued}`,
        token_type: 'Bearer',
        expires_in: 3600,
        ...rotated,
      });
    };
    return started;
  }

  /** As if somebody had revoked the token. */
  revoke(): void {
    this.issued += 1;
  }
}

describe('a connector with OAuth 2.0', () => {
  let api: ApiUnderTest;
  let second: NestFastifyApplication;
  let acme: TestWorkspace;
  let oauth: OAuthProvider;
  let clients: ApiClient[];
  beforeAll(async () => {
    api = await startApiUnderTest();
    // What one process knows the other one does not: they share the database alone.
    second = await startApi(testEnvironment(api.database));
    acme = await makeWorkspace(api, 'acme');
    clients = [api.operator, await ApiClient.signedIn(second)];
  });
  beforeEach(async () => {
    oauth = await OAuthProvider.start();
  });
  afterEach(() => oauth.provider.stop());
  afterAll(async () => {
    await second.close();
    await api.stop();
  });

  let count = 0;
  async function connector(scheme: string, credential: object | string, auth: object = {}) {
    count += 1;
    const make = async (path: string, body: object) =>
      ((await api.operator.post(`${acme.base}/${path}`, body).expect(201)).body as { id: string }).id;
    const value = typeof credential === 'string' ? credential : JSON.stringify(credential);
    const secretRefId = await make('secret-refs', { name: `client ${count}`, provider: 'local', value });
    const policyId = await make('policies', { name: `once ${count}`, retry: { maxAttempts: 1 } });
    const settings = {
      baseUrl: oauth.provider.url,
      auth: { scheme, tokenUrl: `${oauth.provider.url}/token`, ...auth },
    };
    const id = await make('connectors', { type: 'http', name: `c ${count}`, settings, secretRefId, policyId });
    return { id, secretRefId, url: `${acme.base}/connectors/${id}` };
  }
  const call = async (url: string, client: ApiClient = api.operator) =>
    (await client.post(`${url}/call`, { path: '/x' }).expect(200)).body as {
      response: { status: number };
      error: { code: string };
    };

  const CLIENT = { clientId: 'id:1', clientSecret: 's ecret%' };

  it('gets a token by its client credentials once, and every process uses it', async () => {
    const { url } = await connector('oauth2-client-credentials', CLIENT, { scope: 'read write', audience: 'api' });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => call(url, clients[n % 2])));
    expect(new Set(answers.map(({ response }) => response.status))).toEqual(new Set([200]));
    expect(oauth.tokenRequests).toHaveLength(1);
    const { headers, body } = oauth.tokenRequests[0]!;
    // RFC 6749, section 2.3.1: each part is form-encoded before the two are joined.
    expect(headers.authorization).toBe(`Basic ${Buffer.from('id%3A1:s+ecret%25').toString('base64')}`);
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: 'client_credentials',
      scope: 'read write',
      audience: 'api',
    });
  });

  it('can send id and secret of the client in the form', async () => {
    const { url } = await connector('oauth2-client-credentials', CLIENT, { clientAuthentication: 'form' });
    expect((await call(url)).response.status).toBe(200);
    const { headers, body } = oauth.tokenRequests[0]!;
    expect(headers.authorization).toBeUndefined();
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      client_id: 'id:1',
      client_secret: 's ecret%',
    });
  });

  it('renews a refused token once for all calls of all processes, within the same attempt', async () => {
    const { url } = await connector('oauth2-client-credentials', CLIENT);
    for (const client of clients) expect((await call(url, client)).response.status).toBe(200);
    oauth.revoke();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => call(url, clients[n % 2])));
    expect(new Set(answers.map(({ response }) => response.status))).toEqual(new Set([200]));
    expect(oauth.tokenRequests).toHaveLength(2);
  });

  it('stores a replaced refresh token as a new version of the secret, exactly once', async () => {
    const credential = { clientId: 'app', clientSecret: 'secret', refreshToken: 'refresh-0', note: 'stays' };
    const { url, secretRefId } = await connector('oauth2-refresh-token', credential);
    oauth.delayMs = 200;
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => call(url, clients[n % 2])));
    expect(new Set(answers.map(({ response }) => response.status))).toEqual(new Set([200]));
    expect(oauth.tokenRequests).toHaveLength(1);
    const version = async () =>
      ((await api.operator.get(`${acme.base}/secret-refs/${secretRefId}`).expect(200)).body as { version: number })
        .version;
    expect(await version()).toBe(2);
    // The next one needs the new refresh token: the used one would be refused.
    oauth.revoke();
    const again = await Promise.all(Array.from({ length: 12 }, (_, n) => call(url, clients[n % 2])));
    expect(new Set(again.map(({ response }) => response.status))).toEqual(new Set([200]));
    expect(oauth.tokenRequests.map(({ body }) => new URLSearchParams(body).get('refresh_token'))).toEqual([
      'refresh-0',
      'refresh-1',
    ]);
    expect(await version()).toBe(3);
    const audit = await api.database.query(
      `select actor_type, reason from operator_audit_log where action = 'secret-ref.renew' and resource_id = $1`,
      [secretRefId],
    );
    expect(audit).toHaveLength(2);
    expect(audit[0]).toMatchObject({ actor_type: 'system', reason: expect.stringContaining('refresh token') });
  });

  it('leaves the secret alone where the refresh token stays', async () => {
    oauth.rotates = false;
    const { url, secretRefId } = await connector('oauth2-refresh-token', { clientId: 'a', refreshToken: 'refresh-0' });
    expect((await call(url)).response.status).toBe(200);
    expect((await api.operator.get(`${acme.base}/secret-refs/${secretRefId}`)).body).toMatchObject({ version: 1 });
    expect(new URLSearchParams(oauth.tokenRequests[0]?.body).get('client_secret')).toBeNull();
  });

  it('takes a token for a new secret when somebody rotates it', async () => {
    const { url, secretRefId } = await connector('oauth2-client-credentials', CLIENT);
    await call(url);
    const value = JSON.stringify({ ...CLIENT, clientSecret: 'other' });
    await api.operator.post(`${acme.base}/secret-refs/${secretRefId}/rotate`, { value }).expect(200);
    await until('the new secret to be used', async () => {
      await call(url);
      return oauth.tokenRequests.length === 2;
    });
  });

  it('says that the provider refuses the credentials, without any of them', async () => {
    oauth.failing = { status: 401, body: { error: 'invalid_client', error_description: 'unknown client' } };
    const { url } = await connector('oauth2-client-credentials', CLIENT);
    const answer = await api.operator.post(`${url}/call`, {});
    expect([answer.status, answer.body.code]).toEqual([422, 'oauth_refused']);
    expect(answer.body.detail).toContain('invalid_client');
    expect(answer.text).not.toContain('s ecret');
    const test = await api.operator.post(`${url}/test`, {}).expect(200);
    expect(test.body).toMatchObject({ ok: false, verdict: 'credentials_refused' });
  });

  it.each([
    ['answers 503', { status: 503, body: {} }],
    ['answers what is no token', { status: 200, body: { hello: 'world' } }],
    ['asks to slow down', { status: 429, body: { error: 'slow_down' } }],
  ])('may be called again later when the token endpoint %s', async (_, failing) => {
    oauth.failing = failing;
    const { url } = await connector('oauth2-client-credentials', CLIENT);
    expect((await call(url)).error).toMatchObject({ code: 'oauth_unavailable', retryable: true, sent: false });
    oauth.failing = undefined;
    await until('the endpoint to be asked again', async () => (await call(url)).response?.status === 200);
  });

  it('is not led into the network of the installation by its token endpoint', async () => {
    const { url } = await connector('oauth2-client-credentials', CLIENT, { tokenUrl: 'http://169.254.169.254/token' });
    expect((await call(url)).error).toMatchObject({ code: 'egress_forbidden', retryable: false });
  });

  it.each([
    ['no JSON', 'just a token', 'is no JSON object'],
    ['a list', '["a"]', 'is no JSON object'],
    ['nothing of the client', '{"token":"private-part"}', '"clientId"'],
    ['an empty secret', '{"clientId":"private-part","clientSecret":""}', '"clientSecret"'],
  ])('says what is wrong with a secret that is %s', async (_, value, problem) => {
    const { url } = await connector('oauth2-client-credentials', value);
    const answer = await api.operator.post(`${url}/call`, {});
    expect([answer.status, answer.body.code]).toEqual([422, 'credential_malformed']);
    expect(answer.body.detail).toContain(problem);
    expect(answer.text).not.toMatch(/just a token|private-part/);
  });

  it('keeps no token in clear', async () => {
    const { url } = await connector('oauth2-refresh-token', { clientId: 'a', refreshToken: 'refresh-0' });
    await call(url);
    for (const table of ['connector_tokens', 'request_log', 'event_log', 'operator_audit_log', 'secret_values']) {
      const rows = await api.database.query<{ row: string }>(`select t::text as row from ${table} t`);
      const text = rows.map(({ row }) => row).join('\n');
      // bytea shows as hex
      for (const token of ['access-1', 'refresh-0', 'refresh-1']) {
        expect(text).not.toContain(token);
        expect(text).not.toContain(Buffer.from(token).toString('hex'));
      }
    }
  });
});

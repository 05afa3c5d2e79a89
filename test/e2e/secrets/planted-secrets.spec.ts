import { randomBytes } from 'node:crypto';
import {
  ApiClient,
  AppProcess,
  createTestDatabase,
  deliver,
  OPERATOR,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import type { Response } from 'supertest';
import { everyKey, everyTable } from '../../support/everything-written';
import { Provider } from '../../support/provider';
import { type Planted, tracesOf, type Written } from '../../support/traces-of';

const MASTER_KEY = randomBytes(32).toString('base64');
const PASSWORD = 'planted operator+password/=';

/** No two forms of it are the same: with characters that JSON, URLs and forms write in other ways. */
const secretOf = (name: string) => `planted/${name}+${randomBytes(12).toString('hex')}=&"`;

const PATHS = ['/ok', '/401', '/500', '/silent'];

describe('planted secrets', () => {
  const planted: Planted[] = [];
  const written: Written[] = [];
  let database: TestDatabase;
  let environment: NodeJS.ProcessEnv;
  let provider: Provider;
  let api: AppProcess;
  let worker: AppProcess;
  let operator: ApiClient;
  let base: string;
  let connectors: string[];
  let policyId: string;

  const plant = (name: string, value = secretOf(name)) => {
    planted.push({ name, value });
    return value;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    plant('master key', MASTER_KEY);
    plant('password', PASSWORD);
    environment = testEnvironment(database, {
      SIGNALBOX_MASTER_KEY: MASTER_KEY,
      BOOTSTRAP_ADMIN_PASSWORD: PASSWORD,
      LOG_LEVEL: 'trace',
    });
    provider = await Provider.start();
    [api, worker] = await Promise.all([AppProcess.start('api', environment), AppProcess.start('worker', environment)]);
    // A server that tells whoever calls it what it was called with, as badly as servers do.
    let issued = 0;
    provider.behaviour = ({ url, headers, body }, response) => {
      const json = (status: number, answer: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      if (url === '/silent') return undefined;
      if (url === '/token-refused') return json(400, { error: 'invalid_client', error_description: body, headers });
      if (url.startsWith('/token')) {
        issued += 1;
        const access_token = plant(`access token ${issued}`, `${secretOf('access')}`.replace(/[&"]/g, ''));
        const refresh_token = plant(`refresh token ${issued}`);
        return json(200, { access_token, token_type: 'Bearer', expires_in: 3_600, refresh_token });
      }
      const status = Number(/\d{3}/.exec(url.split('?')[0] ?? '')?.[0] ?? 200);
      const { authorization = '' } = headers;
      const decoded = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
      response.setHeader('x-you-sent', authorization.replace(/[^\x20-\x7e]/g, ''));
      return json(status, { url, headers, authorization, decoded, parts: decoded.split(':') });
    };
    const signedIn = await ApiClient.anonymous(api.url).post('/v1/auth/login', { ...OPERATOR, password: PASSWORD });
    operator = ApiClient.of(api.url, signedIn.status === 200 ? signedIn : fail(signedIn));
    for (const cookie of signedIn.headers['set-cookie'] as unknown as string[]) {
      plant('session', decodeURIComponent(/=([^;]+)/.exec(cookie)?.[1] ?? ''));
    }
    const workspace = await operator.post('/v1/workspaces', { name: 'Acme', slug: 'acme' }).expect(201);
    base = `/v1/workspaces/${idOf(workspace)}`;
  }, 60_000);
  afterAll(async () => {
    await Promise.all([api?.end('SIGKILL'), worker?.end('SIGKILL')]);
    await provider.stop();
    await database.drop();
  });

  const keep = (answer: Response): Response => {
    const { method, path } = answer.request as unknown as { method: string; path?: string };
    written.push({ place: `answer to ${method} ${path ?? ''}`, text: JSON.stringify(answer.headers) + answer.text });
    return answer;
  };
  const idOf = (answer: Response) => (answer.body as { id: string }).id;
  const fail = (answer: Response): never => {
    throw new Error(`${answer.status}: ${answer.text}`);
  };
  const make = async (path: string, body: object) => {
    const answer = keep(await operator.post(`${base}/${path}`, body));
    return answer.status === 201 ? idOf(answer) : fail(answer);
  };
  const makeSecret = (name: string, value: string) => make('secret-refs', { name, provider: 'local', value });

  /** The same sign-in at three addresses: one that answers, one that does not exist, one that speaks no TLS. */
  async function makeConnectors(auth: object, secretRefId: string): Promise<void> {
    const addresses = [provider.url, 'http://nowhere.invalid', provider.url.replace('http:', 'https:')];
    for (const baseUrl of addresses) {
      const name = `${(auth as { scheme: string }).scheme} ${connectors.length}`;
      const settings = { baseUrl, auth };
      connectors.push(await make('connectors', { type: 'http', name, settings, secretRefId, policyId }));
    }
  }

  async function makeEverything(): Promise<void> {
    const OFF = { enabled: false };
    policyId = await make('policies', {
      name: 'Short',
      rateLimit: OFF,
      concurrency: OFF,
      circuitBreaker: OFF,
      retry: { maxAttempts: 2, baseDelayMs: 10, maxDelayMs: 20 },
      timeout: { totalMs: 500 },
    });
    connectors = [];
    const ascii = (name: string) => plant(name).replace('"', '');
    await makeConnectors({ scheme: 'bearer' }, await makeSecret('bearer', ascii('bearer')));
    const user = `user:${plant('basic password')}`;
    await makeConnectors({ scheme: 'basic' }, await makeSecret('basic', user));
    await makeConnectors({ scheme: 'header', header: 'x-key' }, await makeSecret('header', ascii('header')));
    await makeConnectors({ scheme: 'query', parameter: 'key' }, await makeSecret('query', plant('query')));
    await makeConnectors({ scheme: 'hmac', header: 'x-signed' }, await makeSecret('hmac', plant('hmac')));
    const client = JSON.stringify({ clientId: 'app', clientSecret: plant('client secret') });
    const token = { tokenUrl: `${provider.url}/token` };
    const clientRef = await makeSecret('client', client);
    await makeConnectors({ scheme: 'oauth2-client-credentials', ...token }, clientRef);
    const refused = { tokenUrl: `${provider.url}/token-refused`, clientAuthentication: 'form' };
    await makeConnectors({ scheme: 'oauth2-client-credentials', ...refused }, clientRef);
    const refresh = { clientId: 'app', clientSecret: plant('client secret 2'), refreshToken: plant('refresh token 0') };
    await makeConnectors(
      { scheme: 'oauth2-refresh-token', ...token },
      await makeSecret('refresh', JSON.stringify(refresh)),
    );
    // Values that do not have the form which their scheme asks for.
    await makeConnectors({ scheme: 'basic' }, await makeSecret('no basic', plant('malformed basic').replace(':', '')));
    await makeConnectors(
      { scheme: 'oauth2-client-credentials', ...token },
      await makeSecret('no JSON', plant('no JSON')),
    );
  }

  /** What is handed out once, and is not kept among the answers: it is theirs alone. */
  async function makeCredentials(): Promise<void> {
    const key = await operator.post(`${base}/api-keys`, { name: 'CI', permissions: ['jobs:read'] }).expect(201);
    const client = ApiClient.withKey(api.url, plant('API key', (key.body as { key: string }).key));
    keep(await client.get(`${base}/jobs`).expect(200));
    keep(await client.get(`${base}/connectors`).expect(403));
    const factor = await operator.post('/v1/auth/second-factor', { password: PASSWORD }).expect(201);
    plant('TOTP secret', (factor.body as { secret: string }).secret);
    keep(await operator.post('/v1/auth/second-factor/confirm', { code: '000000' }));
    const invite = await operator.post(`${base}/invites`, { role: 'viewer' }).expect(201);
    plant('invite', (invite.body as { token: string }).token);
    const wrong = { email: OPERATOR.email, password: plant('wrong password') };
    keep(await ApiClient.anonymous(api.url).post('/v1/auth/login', wrong).expect(401));
    keep(
      await ApiClient.withKey(api.url, plant('unknown key', `sbx_${randomBytes(32).toString('base64url')}`)).get(base),
    );
    const settings = { baseUrl: provider.url, apiKey: plant('setting') };
    keep(await operator.post(`${base}/connectors`, { type: 'http', name: 'Bad', settings }).expect(400));
  }

  async function deliverWebhooks(): Promise<void> {
    const [secret, next] = [plant('webhook secret'), plant('rotated webhook secret')];
    const secretRefId = await makeSecret('github', secret);
    const source = keep(
      await operator.post(`${base}/connectors`, { type: 'github', name: 'GitHub', settings: {}, secretRefId }),
    );
    const { ingestKey } = source.body as { ingestKey: string };
    await make('routes', {
      name: 'To the bearer',
      sourceConnectorId: idOf(source),
      eventTypes: ['*'],
      filters: [],
      destinationConnectorId: connectors[0],
      request: { method: 'POST', path: '/500' },
    });
    keep(await deliver(api.url, ingestKey, { secret }));
    keep(await deliver(api.url, ingestKey, { secret: plant('unknown webhook secret') }, 'any'));
    keep(await operator.post(`${base}/secret-refs/${secretRefId}/rotate`, { value: next }).expect(200));
    keep(await deliver(api.url, ingestKey, { secret: next }));
  }

  async function callEverything(): Promise<void> {
    const calls = connectors.flatMap((connectorId) => PATHS.map((path) => ({ connectorId, path })));
    for (const { connectorId, path } of calls) {
      const payload = { connectorId, method: 'POST', path, body: { json: { n: 1 } } };
      await make('jobs', { type: 'connector.call', payload });
    }
    await Promise.all(
      calls.map(async ({ connectorId, path }) => {
        keep(await operator.post(`${base}/connectors/${connectorId}/call`, { method: 'GET', path }));
      }),
    );
    await Promise.all(
      connectors.map(async (id) => keep(await operator.post(`${base}/connectors/${id}/test`, { path: '/401' }))),
    );
    await until('every job to be over', async () => {
      return (await database.query(`select from jobs where finished_at is null`)).length === 0;
    });
  }

  async function readEverything(): Promise<void> {
    const lists = [
      'secret-refs',
      'connectors',
      'policies',
      'routes',
      'jobs?limit=100',
      'api-keys',
      'invites',
      'members',
    ];
    const record = ['events?limit=100', 'requests?limit=100', 'audit?limit=100', 'inbox?limit=100'];
    const exports = ['events', 'requests', 'audit'].flatMap((log) =>
      ['ndjson', 'csv'].map((format) => `${log}/export?format=${format}`),
    );
    const paths = [...lists, ...record, ...exports].map((path) => `${base}/${path}`);
    const jobs = await database.query<{ id: string; trace_id: string }>(`select id, trace_id from jobs`);
    const ids = new Set(jobs.flatMap(({ id, trace_id: trace }) => [`${base}/jobs/${id}`, `${base}/traces/${trace}`]));
    const refs = await database.query<{ id: string }>(`select id from secret_refs`);
    const accesses = refs.map(({ id }) => `${base}/secret-refs/${id}/access-log`);
    const healths = connectors.map((id) => `${base}/connectors/${id}/health`);
    const own = [
      '/v1/auth/me',
      '/v1/auth/sessions',
      '/v1/auth/second-factor',
      '/v1/master-key',
      '/v1/audit',
      '/metrics',
    ];
    for (const path of [...paths, ...ids, ...accesses, ...healths, ...own]) keep(await operator.get(path));
  }

  it('are nowhere in what the system wrote, in no form', async () => {
    await makeEverything();
    await makeCredentials();
    await deliverWebhooks();
    await callEverything();
    await readEverything();
    // What is written beside the answers is written by the end.
    expect(await Promise.all([api.end('SIGTERM'), worker.end('SIGTERM')])).toEqual([0, 0]);
    written.push(...(await everyTable(database)), ...(await everyKey(environment.REDIS_URL ?? '')));
    written.push({ place: 'output of the api', text: api.output.join('') });
    written.push({ place: 'output of the worker', text: worker.output.join('') });

    // The provider got them, and what is no secret is found in each kind of place: this looks where it must.
    const sent = provider.requests.map((request) => ({ place: 'provider', text: JSON.stringify(request) }));
    const reached = new Set(tracesOf(planted, sent).map((trace) => trace.replace(/ in provider.*/, '')));
    expect([...reached]).toEqual(
      expect.arrayContaining(['bearer', 'basic password', 'header', 'query', 'client secret', 'refresh token 0']),
    );
    const seen = tracesOf([{ name: 'connector', value: connectors[0] ?? '' }], written);
    const places = ['table jobs', 'table connectors', 'redis', 'answer to GET'];
    expect(places.filter((place) => !seen.some((trace) => trace.startsWith(`connector in ${place}`)))).toEqual([]);
    for (const [app, { output }] of Object.entries({ api, worker }))
      expect(output.join('')).toContain(`"app":"${app}"`);
    const bytes = [{ name: 'body', value: '{"action":"opened"}' }];
    expect(tracesOf(bytes, written)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^body in table webhook_inbox.*, as hex$/)]),
    );

    expect([...new Set(tracesOf(planted, written))]).toEqual([]);
  }, 90_000);
});

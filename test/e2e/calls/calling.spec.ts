import { until } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace, type TestWorkspace } from '../../support/people';
import { expectProblem } from '../../support/problems';
import { Provider } from '../../support/provider';

const SECRET = 'the-token-of-the-third-party';
const QUICK = { connectMs: 1_000, firstByteMs: 300, totalMs: 1_500 };

describe('a call through a connector', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let provider: Provider;
  let secretRefId: string;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    provider = await Provider.start();
    secretRefId = await made('secret-refs', { name: 'token', provider: 'local', value: SECRET });
  });
  beforeEach(() => {
    provider.requests.length = 0;
  });
  afterAll(async () => {
    await provider.stop();
    await api.stop();
  });

  const made = async (path: string, body: object) =>
    ((await api.operator.post(`${acme.base}/${path}`, body).expect(201)).body as { id: string }).id;
  let count = 0;
  /** A connector of the provider, with a policy of its own where one is given. */
  async function connector(settings: object = {}, policy?: object, fields: object = {}): Promise<string> {
    count += 1;
    const policyId = policy && (await made('policies', { name: `policy ${count}`, ...policy }));
    const auth = { scheme: 'bearer' };
    const all = { baseUrl: `${provider.url}/v1`, auth, ...settings };
    const id = await made('connectors', {
      type: 'http',
      name: `c ${count}`,
      settings: all,
      secretRefId,
      policyId,
      ...fields,
    });
    return `${acme.base}/connectors/${id}`;
  }
  const call = (url: string, body: object = {}) => api.operator.post(`${url}/call`, body);

  it('goes out with method, path, query, headers, body and credentials, and answers what came back', async () => {
    const url = await connector({ headers: { 'x-team': 'platform' } });
    provider.json(201, { id: 7, access_token: 'of theirs', echo: `Bearer ${SECRET}` });
    const { body } = await call(url, {
      method: 'POST',
      path: '/issues/{{ $.issue.id }}?a=b',
      query: { label: '{{$.issue.label}}' },
      headers: { 'x-note': 'from {{ $.issue.label }}' },
      body: { json: { title: 'About {{ $.issue.title }}', whole: '{{ $.issue }}', list: ['{{ $.issue.id }}', 1] } },
      event: { issue: { id: 42, label: 'a&b', title: 'Ünïcode' } },
    }).expect(200);
    expect(body).toMatchObject({
      outcome: 'success',
      attempts: 1,
      policyId: null,
      policyVersion: 0,
      error: null,
      response: {
        status: 201,
        bodyKind: 'json',
        body: { id: 7, access_token: '[redacted]', echo: expect.not.stringContaining(SECRET) },
        truncated: false,
      },
    });
    expect(provider.requests).toHaveLength(1);
    const { method, url: path, headers, body: sent } = provider.requests[0]!;
    expect([method, path]).toEqual(['POST', '/v1/issues/42?a=b&label=a%26b']);
    expect(headers).toMatchObject({
      authorization: `Bearer ${SECRET}`,
      'x-team': 'platform',
      'x-note': 'from a&b',
      'content-type': 'application/json',
      'idempotency-key': body.callId,
    });
    expect(JSON.parse(sent)).toEqual({
      title: 'About Ünïcode',
      whole: { id: 42, label: 'a&b', title: 'Ünïcode' },
      list: [42, 1],
    });
  });

  it.each([
    [{ form: { a: '1 2', b: 'ä' } }, 'a=1+2&b=%C3%A4', 'application/x-www-form-urlencoded'],
    [{ text: 'hällo' }, 'hällo', 'text/plain; charset=utf-8'],
    [{ base64: Buffer.from('bytes').toString('base64') }, 'bytes', 'application/octet-stream'],
    [{ json: null }, 'null', 'application/json'],
    [{ text: '<a/>', contentType: 'application/xml' }, '<a/>', 'application/xml'],
  ])('sends the body %j', async (given, sent, type) => {
    provider.behaviour = (_, response) => response.end();
    const { body } = await call(await connector(), { method: 'POST', body: given }).expect(200);
    expect(body.response).toMatchObject({ status: 200, bodyKind: 'none', body: null });
    expect(provider.requests[0]).toMatchObject({ body: sent, headers: { 'content-type': type } });
  });

  it('never leaves the base URL, whatever the path or the event says', async () => {
    const url = await connector();
    for (const path of ['/../admin', '//evil.example/', '/%2e%2e/admin', 'x', '/a\\..\\b']) {
      expectProblem(await call(url, { path }), 422, 'invalid_path');
    }
    for (const name of ['..', '../..', '%2e%2e', '..;x', '.']) {
      const answer = await call(url, { path: '/users/{{ $.name }}/keys', event: { name } });
      expectProblem(answer, 422, 'invalid_path');
    }
    expectProblem(await call(url, { path: '/{{ $.gone }}', event: {} }), 422, 'template_unfilled');
    expect(provider.requests).toEqual([]);
  });

  it('is on record with the version of its policy and one id for all its attempts', async () => {
    const url = await connector({}, { retry: { maxAttempts: 3, baseDelayMs: 10, maxDelayMs: 10 } });
    provider.behaviour = (_, response, nth) => response.writeHead(nth < 3 ? 503 : 200).end();
    const { body } = await call(url, { path: '/x?token=private' }).expect(200);
    expect(body).toMatchObject({ outcome: 'success', attempts: 3, policyVersion: 1 });
    const rows = await until('the calls to be on record', async () => {
      const found = await api.database.query('select * from request_log where call_id = $1 order by retry_count', [
        body.callId,
      ]);
      return found.length === 3 && found;
    });
    expect(rows).toMatchObject([
      { http_status: 503, policy_version: 1, retry_count: 0, direction: 'out', actor_type: 'user' },
      { http_status: 503, policy_version: 1, retry_count: 1 },
      { http_status: 200, policy_version: 1, retry_count: 2, operation: `GET ${provider.url}/v1/x` },
    ]);
    expect(JSON.stringify(rows)).not.toContain('private');
  });

  it('is not made for another reason than its policy allows: a POST whose key nobody honours goes out once', async () => {
    const url = await connector({}, { retry: { retryNonIdempotent: false, baseDelayMs: 10, maxDelayMs: 10 } });
    provider.behaviour = (_, response) => response.writeHead(503).end();
    const { body } = await call(url, { method: 'POST' }).expect(200);
    expect(body).toMatchObject({ outcome: 'failed', attempts: 1, response: { status: 503 } });
  });

  it.each<[string, Parameters<typeof Provider.start>[0], object]>([
    ['hangs', () => undefined, { outcome: 'failed', error: { code: 'first_byte_timeout', sent: true } }],
    ['resets', (_, response) => response.socket?.destroy(), { error: { code: 'connection_reset', sent: true } }],
    [
      'promises more than it sends',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('only this');
        setTimeout(() => response.socket?.destroy(), 20);
      },
      { error: { code: 'connection_reset', sent: true } },
    ],
    [
      'redirects to the metadata service',
      (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
      { outcome: 'refused', response: { status: 302, headers: { location: 'http://169.254.169.254/latest/' } } },
    ],
    [
      'sends a huge body',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        const more = () => response.write('x'.repeat(65_536), (error) => (error ? undefined : more()));
        more();
      },
      { outcome: 'success', response: { truncated: true, bodyKind: 'text', status: 200 } },
    ],
    [
      'sends cookies and bytes',
      (_, response) =>
        response
          .writeHead(200, { 'set-cookie': 'a=secret', 'www-authenticate': 'x', 'x-ok': '1' })
          .end(Buffer.from([0, 255, 1])),
      {
        response: {
          bodyKind: 'base64',
          body: 'AP8B',
          headers: expect.not.objectContaining({ 'set-cookie': 'a=secret' }),
        },
      },
    ],
  ])('of a third party that %s ends in its time with a result', async (_, behaviour, result) => {
    const url = await connector({}, { timeout: QUICK, retry: { maxAttempts: 1 } });
    if (behaviour) provider.behaviour = behaviour;
    const { body, text } = await call(url).expect(200);
    expect(body).toMatchObject(result);
    expect(text.length).toBeLessThan(300_000);
  });

  it('follows redirects where the connector says so, to forbidden places never', async () => {
    const url = await connector({ maxRedirects: 2 }, { timeout: QUICK });
    provider.behaviour = ({ url: path }, response) =>
      path === '/v1/a' ? response.writeHead(302, { location: '/v1/b' }).end() : response.end('there');
    expect((await call(url, { path: '/a' })).body.response).toMatchObject({ status: 200, body: 'there' });
    provider.behaviour = (__, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    const { body } = await call(url, { path: '/a' }).expect(200);
    expect(body).toMatchObject({ attempts: 1, error: { code: 'egress_forbidden', retryable: false } });
  });

  it('is made once for one Idempotency-Key, which the third party gets too', async () => {
    const url = await connector();
    provider.json(200, { n: 1 });
    const keyed = api.operator.with({ 'idempotency-key': 'order-17' });
    const first = await keyed.post(`${url}/call`, { method: 'POST' }).expect(200);
    const second = await keyed.post(`${url}/call`, { method: 'POST' }).expect(200);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(provider.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['order-17']);
    expectProblem(await keyed.post(`${url}/call`, { method: 'PUT' }), 422, 'idempotency_key_reused');
  });

  it('holds no transaction while it waits, and tells a repetition that it is under way', async () => {
    const url = await connector();
    let answer = () => undefined as unknown;
    provider.behaviour = (_, response) => void (answer = () => response.end('late'));
    const keyed = api.operator.with({ 'idempotency-key': 'slow-1' });
    const under = keyed.post(`${url}/call`, { method: 'POST' }).then((done) => done);
    await until('the call to be under way', () => provider.requests.length === 1);
    const open = await api.database.query(
      `select query from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()
         and state like 'idle in transaction%'`,
    );
    expect(open).toEqual([]);
    const repeated = await keyed.post(`${url}/call`, { method: 'POST' });
    expectProblem(repeated, 409, 'idempotency_key_in_progress');
    expect(Number(repeated.headers['retry-after'])).toBeGreaterThan(0);
    answer();
    expect((await under).body).toMatchObject({ outcome: 'success', response: { body: 'late' } });
    expect((await keyed.post(`${url}/call`, { method: 'POST' })).headers['idempotent-replayed']).toBe('true');
    expect(provider.requests).toHaveLength(1);
  });

  it('may be tried again with its key when its process died and the reservation has run out', async () => {
    const url = await connector();
    provider.behaviour = (_, response) => response.end('again');
    const keyed = api.operator.with({ 'idempotency-key': 'died-1' });
    await keyed.post(`${url}/call`, { method: 'POST' }).expect(200);
    // As a crash between call and answer leaves it.
    await api.database.query(
      `update idempotency_keys set response_status = null, response_body = null, reserved_until = now() + interval '1 minute'
       where key = 'died-1'`,
    );
    expectProblem(await keyed.post(`${url}/call`, { method: 'POST' }), 409, 'idempotency_key_in_progress');
    await api.database.query(`update idempotency_keys set reserved_until = now() where key = 'died-1'`);
    await keyed.post(`${url}/call`, { method: 'POST' }).expect(200);
    expect(provider.requests).toHaveLength(2);
  });

  it('leaves its key free when it is refused', async () => {
    const url = await connector();
    const keyed = api.operator.with({ 'idempotency-key': 'refused-1' });
    expectProblem(await keyed.post(`${url}/call`, { path: '/..' }), 422, 'invalid_path');
    provider.behaviour = (_, response) => response.end();
    await keyed.post(`${url}/call`, { path: '/ok' }).expect(200);
  });

  it('is on the audit log, and so is a test', async () => {
    const url = await connector();
    provider.behaviour = (_, response) => response.end();
    await call(url).expect(200);
    await api.operator.post(`${url}/test`, {}).expect(200);
    const actions = await api.database.query<{ action: string }>(
      `select action from operator_audit_log where resource_id = $1 order by sequence`,
      [url.split('/').at(-1)],
    );
    expect(actions.map(({ action }) => action)).toEqual(['connector.create', 'connector.call', 'connector.test']);
  });

  describe('a test', () => {
    const test = (url: string, body: object = {}) => api.operator.post(`${url}/test`, body);

    it.each([
      [200, true, 'works'],
      [401, false, 'credentials_refused'],
      [403, false, 'credentials_refused'],
      [404, false, 'answers_otherwise'],
      [429, false, 'rate_limited'],
      [500, false, 'fails'],
    ])('that is answered %i says ok: %s, %s, in one attempt', async (status, ok, verdict) => {
      provider.json(status, { told: 'the real answer', token: 'x'.repeat(20) });
      const { body } = await test(await connector(), { path: '/me' }).expect(200);
      expect(body).toMatchObject({ ok, verdict, call: 'GET /me', error: null });
      expect(body.response).toMatchObject({ status, body: { told: 'the real answer', token: '[redacted]' } });
      expect(provider.requests).toHaveLength(1);
    });

    it('makes the call that its type knows, and reads what a 200 really means', async () => {
      const settings = { baseUrl: provider.url };
      provider.json(200, { id: 1 });
      const chatwoot = await connector({}, undefined, { type: 'chatwoot', settings });
      expect((await test(chatwoot)).body).toMatchObject({ ok: true, call: 'GET /api/v1/profile' });
      expect(provider.requests[0]?.headers.api_access_token).toBe(SECRET);
      const openai = await connector({}, undefined, { type: 'openai-compatible', settings });
      expect((await test(openai)).body).toMatchObject({ ok: true, call: 'GET /models' });
    });

    it('says what is wrong with a secret of another form, and nothing of it', async () => {
      const { body, text } = await test(await connector({ auth: { scheme: 'basic' } })).expect(200);
      expect(body).toMatchObject({ ok: false, verdict: 'no_answer', error: { code: 'credential_malformed' } });
      expect(body.hint).toContain('user:password');
      expect(text).not.toContain(SECRET);
    });

    it('says that a place must not be called', async () => {
      const { body } = await test(await connector({ baseUrl: 'http://169.254.169.254' })).expect(200);
      expect(body).toMatchObject({ ok: false, verdict: 'no_answer', error: { code: 'egress_forbidden', sent: false } });
    });
  });

  it('is refused while the connector is paused, and tested all the same', async () => {
    const url = await connector();
    provider.behaviour = (_, response) => response.end();
    expect((await api.operator.post(`${url}/pause`).expect(200)).body).toMatchObject({ status: 'paused', version: 2 });
    expect((await api.operator.post(`${url}/pause`).expect(200)).body).toMatchObject({ version: 2 });
    expectProblem(await call(url), 409, 'connector_paused');
    expect((await api.operator.post(`${url}/test`, {}).expect(200)).body).toMatchObject({ ok: true });
    expect((await api.operator.get(`${url}/health`).expect(200)).body).toMatchObject({ status: 'paused' });
    expect((await api.operator.post(`${url}/resume`).expect(200)).body).toMatchObject({ status: 'active', version: 3 });
    await until('the pause to be forgotten', async () => (await call(url)).status === 200);
  });

  it('counts in the health of its connector', async () => {
    const url = await connector({}, { retry: { maxAttempts: 1 } });
    const empty = (await api.operator.get(`${url}/health`).expect(200)).body;
    expect(empty.calls).toMatchObject({ calls: 0, successRate: null, p50Ms: null, p95Ms: null, lastCallAt: null });
    provider.behaviour = (_, response, nth) => response.writeHead(nth === 4 ? 503 : 200).end();
    for (let n = 0; n < 4; n += 1) await call(url).expect(200);
    const health = await until('the calls to be on record', async () => {
      const { body } = await api.operator.get(`${url}/health`).expect(200);
      return body.calls.calls === 4 && body;
    });
    expect(health).toMatchObject({
      status: 'active',
      calls: { successRate: 0.75, lastFailure: 'http_503', p50Ms: expect.any(Number), p95Ms: expect.any(Number) },
      policy: { version: 1, rules: { retry: { maxAttempts: 1 } } },
      circuit: { state: 'closed' },
    });
  });
});

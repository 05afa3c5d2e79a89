import { ApiClient, createWorkspace } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { told } from '../../support/people';

const LIMITED = [429, 'rate_limited'];

describe('how often one address may call what needs no sign-in', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    // The operator of the test signs in by the first of them.
    api = await startApiUnderTest({ PUBLIC_REQUESTS_PER_MINUTE: '4', TRUST_PROXY: '127.0.0.0/8' });
  });
  afterAll(() => api.stop());

  const from = (address: string) => {
    const caller = ApiClient.anonymous(api.app).with({ 'x-forwarded-for': address });
    return (path: string) => caller.get(path);
  };

  it('is told on every answer, and over it the answer is 429 and says when to come back', async () => {
    const preview = from('203.0.113.1');
    const first = await preview('/v1/invites/unknown-token').expect(404);
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '4', 'ratelimit-remaining': '3' });
    for (let more = 0; more < 3; more += 1) await preview('/v1/invites/unknown-token').expect(404);
    const refused = await preview('/v1/invites/unknown-token');
    expect(told(refused)).toEqual(LIMITED);
    expect(refused.body.detail).toMatch(/^Your address may make 4 requests in 60 s/);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('is one number for all such routes, and of each address by itself', async () => {
    const caller = from('203.0.113.2');
    for (let call = 0; call < 4; call += 1) await caller('/v1/auth/oidc').expect(200);
    expect(told(await caller('/v1/invites/unknown-token'))).toEqual(LIMITED);
    await from('203.0.113.3')('/v1/invites/unknown-token').expect(404);
  });

  it('is the same for all addresses that an IPv6 customer has', async () => {
    for (let host = 1; host <= 4; host += 1) await from(`2001:db8:1:1::${host}`)('/v1/auth/oidc').expect(200);
    expect(told(await from('2001:db8:1:1::ffff')('/v1/auth/oidc'))).toEqual(LIMITED);
  });

  it('holds neither health checks nor webhooks', async () => {
    const caller = from('203.0.113.4');
    for (let call = 0; call < 6; call += 1) await caller('/health/live').expect(200);
    const sender = ApiClient.anonymous(api.app);
    for (let call = 0; call < 6; call += 1) expect((await sender.post('/hooks/unknown', {})).status).toBe(404);
  });
});

describe('how often all callers of one workspace may call', () => {
  let api: ApiUnderTest;
  let base: string;
  let other: string;
  beforeAll(async () => {
    api = await startApiUnderTest({ WORKSPACE_REQUESTS_PER_MINUTE: '5' });
    base = `/v1/workspaces/${await createWorkspace(api.operator, 'Busy')}`;
    other = `/v1/workspaces/${await createWorkspace(api.operator, 'Calm')}`;
  });
  afterAll(() => api.stop());

  it('is told and held, and leaves the other workspaces alone', async () => {
    const { body } = await api.operator
      .post(`${base}/api-keys`, { name: 'One of them', permissions: ['jobs:read'] })
      .expect(201);
    const program = ApiClient.withKey(api.app, body.key);
    for (let call = 0; call < 2; call += 1) {
      await program.get(`${base}/jobs`).expect(200);
      await api.operator.get(`${base}/jobs`).expect(200);
    }
    for (const caller of [program, api.operator]) {
      const refused = await caller.get(`${base}/jobs`);
      expect(told(refused)).toEqual(LIMITED);
      expect(refused.body.detail).toMatch(/^This workspace may make 5 requests in 60 s/);
    }
    await api.operator.get(`${other}/jobs`).expect(200);
    await api.operator.get('/v1/auth/me').expect(200);
  });

  it('tells a key that is held to less by itself its own limit', async () => {
    const limited = { name: 'Limited', permissions: ['jobs:read'], rateLimit: { requests: 2, perSeconds: 60 } };
    const { body } = await api.operator.post(`${other}/api-keys`, limited).expect(201);
    const answer = await ApiClient.withKey(api.app, body.key).get(`${other}/jobs`).expect(200);
    expect(answer.headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' });
  });

  it('is what an operator gives it', async () => {
    const roomy = `/v1/workspaces/${await createWorkspace(api.operator, 'Roomy')}`;
    const given = await api.operator.put(`${roomy}/quotas`, { requestsPerMinute: 100 }).expect(200);
    expect(given.body.quotas).toEqual({ requestsPerMinute: 100 });
    const { headers } = await api.operator.get(`${roomy}/jobs`).expect(200);
    expect(headers).toMatchObject({ 'ratelimit-limit': '100', 'ratelimit-remaining': '99' });
    await api.operator.put(`${roomy}/quotas`, { requestsPerMinute: null }).expect(200);
    expect((await api.operator.get(`${roomy}/jobs`).expect(200)).headers['ratelimit-limit']).toBe('5');
    const wrong = await api.operator.put(`${roomy}/quotas`, { requestsPerMinute: 0 });
    expect(told(wrong)).toEqual([400, 'invalid_input']);
  });
});

import { ApiClient, AppProcess, createTestDatabase, type TestDatabase, testEnvironment } from '@app/testing';

/** Nobody listens on it. */
const REDIS_URL = 'redis://127.0.0.1:1';

describe('the api without Redis', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  it('starts, holds keys to their limit, and ends when it is asked to', async () => {
    const api = await AppProcess.start('api', testEnvironment(database, { REDIS_URL }));
    try {
      const operator = await ApiClient.signedIn(api.url);
      const workspace = await operator.post('/v1/workspaces', { name: 'Acme', slug: 'acme' }).expect(201);
      const base = `/v1/workspaces/${(workspace.body as { id: string }).id}`;
      const key = { name: 'Limited', permissions: ['jobs:read'], rateLimit: { requests: 2, perSeconds: 600 } };
      const made = await operator.post(`${base}/api-keys`, key).expect(201);
      const client = ApiClient.withKey(api.url, (made.body as { key: string }).key);
      const statuses = [];
      for (let call = 0; call < 4; call += 1) statuses.push((await client.get(`${base}/jobs`)).status);
      expect(statuses).toEqual([200, 200, 429, 429]);
      expect(await api.end('SIGTERM')).toBe(0);
    } finally {
      await api.end('SIGKILL');
    }
  });
});

import {
  ApiClient,
  createTestDatabase,
  createWorkspace,
  startApi,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import { RedisConnection } from '@app/redis';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Nobody listens on it. */
const NO_REDIS = 'redis://127.0.0.1:1';

/** The limit that is left where a key has none. */
const OF_WORKSPACE = '1000000';

describe('the rate limit of an API key', () => {
  let database: TestDatabase;
  let api: NestFastifyApplication;
  let other: NestFastifyApplication;
  let base: string;
  let operator: ApiClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startApi(testEnvironment(database));
    other = await startApi(testEnvironment(database));
    for (const app of [api, other]) await until('Redis', () => app.get(RedisConnection).usable);
    operator = await ApiClient.signedIn(api);
    base = `/v1/workspaces/${await createWorkspace(operator, 'Limits')}`;
  });
  afterAll(async () => {
    await api.close();
    await other.close();
    await database.drop();
  });

  const makeKey = async (requests: number, perSeconds: number) => {
    const body = { name: 'Limited', permissions: ['jobs:read'], rateLimit: { requests, perSeconds } };
    return (await operator.post(`${base}/api-keys`, body).expect(201)).body as { id: string; key: string };
  };
  const ask = (app: NestFastifyApplication, { key }: { key: string }, path = 'jobs') =>
    ApiClient.withKey(app, key).get(`${base}/${path}`);

  it('is told on every answer, and over it the answer is 429 and says when to come back', async () => {
    const key = await makeKey(2, 60);
    const first = await ask(api, key).expect(200);
    expect(first.headers).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'ratelimit-reset': '60',
      'ratelimit-policy': '2;w=60',
    });
    const refused = await ask(api, key, 'secret-refs').expect(403);
    expect(refused.headers['ratelimit-remaining']).toBe('0');
    const { body, headers } = await ask(api, key).expect(429);
    expect(body).toMatchObject({ code: 'rate_limited', status: 429, title: 'Too Many Requests' });
    expect(headers['content-type']).toContain('application/problem+json');
    expect(headers['ratelimit-remaining']).toBe('0');
    expect(headers['retry-after']).toBe(headers['ratelimit-reset']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('counts in all processes together', async () => {
    const key = await makeKey(10, 60);
    const answers = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => ask(index % 2 === 0 ? api : other, key)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  it('ends with its window', async () => {
    const key = await makeKey(1, 1);
    await ask(api, key).expect(200);
    await ask(api, key).expect(429);
    await until('the next window', async () => (await ask(api, key)).status === 200);
  });

  it('holds as it is now: a changed limit counts anew', async () => {
    const key = await makeKey(1, 600);
    await ask(api, key).expect(200);
    await ask(api, key).expect(429);
    const rateLimit = { requests: 2, perSeconds: 600 };
    await operator.patch(`${base}/api-keys/${key.id}`, { rateLimit }).expect(200);
    expect((await ask(api, key).expect(200)).headers['ratelimit-remaining']).toBe('1');
    await operator.patch(`${base}/api-keys/${key.id}`, { rateLimit: null }).expect(200);
    expect((await ask(api, key).expect(200)).headers['ratelimit-limit']).toBe(OF_WORKSPACE);
  });

  it('is of one key alone', async () => {
    const [one, two] = [await makeKey(1, 600), await makeKey(1, 600)];
    await ask(api, one).expect(200);
    await ask(api, two).expect(200);
  });

  it('does not exist for people', async () => {
    expect((await operator.get(`${base}/jobs`).expect(200)).headers['ratelimit-limit']).toBe(OF_WORKSPACE);
  });

  it('holds in each process by itself while Redis is away', async () => {
    const alone = await startApi(testEnvironment(database, { REDIS_URL: NO_REDIS }));
    try {
      const key = await makeKey(3, 600);
      const answers = await Promise.all(Array.from({ length: 10 }, async () => ask(alone, key)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
      await ask(api, key).expect(200);
    } finally {
      await alone.close();
    }
  });
});

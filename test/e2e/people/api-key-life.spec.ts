import {
  ApiClient,
  createTestDatabase,
  createWorkspace,
  startApi,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import type { Problem } from '@app/http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';

interface Key {
  id: string;
  key: string;
  version: number;
  [field: string]: unknown;
}

describe('API keys', () => {
  let database: TestDatabase;
  let api: NestFastifyApplication;
  let operator: ApiClient;
  let workspaceId: string;
  let base: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startApi(testEnvironment(database));
    operator = await ApiClient.signedIn(api);
    workspaceId = await createWorkspace(operator, 'Keys');
    base = `/v1/workspaces/${workspaceId}`;
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const make = async (more: object = {}): Promise<Key> => {
    const body = { name: 'Pipeline', permissions: ['jobs:read'], ...more };
    return (await operator.post(`${base}/api-keys`, body).expect(201)).body as Key;
  };
  const works = async ({ key }: Key) => {
    const { status } = await ApiClient.withKey(api, key).get(`${base}/jobs`);
    return status === 200;
  };
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
  const shown = ({ key: _, ...rest }: Key) => rest;

  it('are shown once, and never again', async () => {
    const made = await make({ rateLimit: { requests: 10, perSeconds: 60 } });
    expect(made.key).toMatch(/^sbx_[\w-]{43}$/);
    const { body } = await operator.get(`${base}/api-keys/${made.id}`).expect(200).expect('etag', '"1"');
    expect(body).toEqual(shown(made));
    expect(JSON.stringify((await operator.get(`${base}/api-keys`).expect(200)).body)).not.toContain(made.key);
    expect(await works(made)).toBe(true);
  });

  it('change name, limit and expiry, and only for who has seen the latest version', async () => {
    const made = await make();
    const path = `${base}/api-keys/${made.id}`;
    const expiresAt = inSeconds(600);
    const rateLimit = { requests: 5, perSeconds: 1 };
    const { body } = await operator.with({ 'if-match': '"1"' }).patch(path, { name: ' New ', rateLimit, expiresAt });
    expect(body).toMatchObject({ name: 'New', rateLimit, expiresAt, version: 2 });
    await operator.with({ 'if-match': '"1"' }).patch(path, { name: 'Other' }).expect(412);
    const cleared = await operator.patch(path, { rateLimit: null, expiresAt: null }).expect(200);
    expect(cleared.body).toMatchObject({ name: 'New', rateLimit: null, expiresAt: null, version: 3 });
  });

  it.each([
    ['permissions', { permissions: ['members:manage'] }, 'permissions'],
    ['no name', { name: null }, 'name'],
    ['a limit of nothing', { rateLimit: { requests: 0, perSeconds: 60 } }, 'rateLimit.requests'],
    ['a limit without a window', { rateLimit: { requests: 1 } }, 'rateLimit.perSeconds'],
    ['an expiry in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
  ])('do not change to %s', async (_, change, path) => {
    const made = await make();
    const { body } = await operator.patch(`${base}/api-keys/${made.id}`, change).expect(400);
    expect((body as Problem).errors?.map((error) => error.path)).toContain(path);
  });

  it('stop working when they expire', async () => {
    const made = await make({ expiresAt: inSeconds(600) });
    expect(await works(made)).toBe(true);
    await database.query(`update api_keys set expires_at = now() - interval '1 second' where id = $1`, [made.id]);
    expect(await works(made)).toBe(false);
  });

  it('stop working in every process the moment they are revoked', async () => {
    const other = await startApi(testEnvironment(database));
    const made = await make();
    const elsewhere = ApiClient.withKey(other, made.key);
    await elsewhere.get(`${base}/jobs`).expect(200);
    await operator.delete(`${base}/api-keys/${made.id}`).expect(204);
    await elsewhere.get(`${base}/jobs`).expect(401);
    expect(await works(made)).toBe(false);
    await other.close();
  });

  it('have no permission that their maker lacks', async () => {
    const manager = await make({ permissions: ['api-keys:manage', 'jobs:read'] });
    const client = ApiClient.withKey(api, manager.key);
    const body = { name: 'More', permissions: ['jobs:read', 'secrets:write'] };
    const refused = await client.post(`${base}/api-keys`, body).expect(403);
    expect(refused.body).toMatchObject({
      code: 'permission_not_yours',
      detail: expect.stringContaining('secrets:write'),
    });
    const strong = await make({ permissions: ['secrets:write'] });
    const rotation = await client.post(`${base}/api-keys/${strong.id}/rotate`).expect(403);
    expect(rotation.body.code).toBe('permission_not_yours');
  });

  describe('being rotated', () => {
    const rotate = async ({ id }: Key, body?: object): Promise<Key> =>
      (await operator.post(`${base}/api-keys/${id}/rotate`, body).expect(201)).body as Key;

    it('give way to a key with the same name, permissions, limit and expiry, and both work for a day', async () => {
      const rateLimit = { requests: 1_000, perSeconds: 60 };
      const old = await make({ name: 'Deploy', permissions: ['jobs:read', 'jobs:write'], rateLimit });
      const before = Date.now();
      const fresh = await rotate(old);
      expect(fresh.key).not.toBe(old.key);
      const { name, permissions, expiresAt } = old;
      expect(fresh).toMatchObject({ name, permissions, rateLimit, expiresAt, version: 1 });
      expect(await works(old)).toBe(true);
      expect(await works(fresh)).toBe(true);

      const ending = (await operator.get(`${base}/api-keys/${old.id}`)).body;
      expect(ending).toMatchObject({ replacedBy: fresh.id, version: 2 });
      const overlap = Date.parse(ending.expiresAt) - before;
      expect(overlap).toBeGreaterThanOrEqual(86_400_000);
      expect(overlap).toBeLessThan(86_400_000 + 10_000);
      await database.query(`update api_keys set expires_at = now() where id = $1`, [old.id]);
      expect(await works(old)).toBe(false);
      expect(await works(fresh)).toBe(true);
    });

    it('end at once without an overlap', async () => {
      const old = await make();
      const fresh = await rotate(old, { overlapSeconds: 0 });
      expect(await works(old)).toBe(false);
      expect(await works(fresh)).toBe(true);
    });

    it('do not live longer than they would have', async () => {
      const expiresAt = inSeconds(60);
      const old = await make({ expiresAt });
      const fresh = await rotate(old, { overlapSeconds: 3_600 });
      expect(fresh.expiresAt).toBe(expiresAt);
      expect((await operator.get(`${base}/api-keys/${old.id}`)).body.expiresAt).toBe(expiresAt);
    });

    it('are one change on record, without the key', async () => {
      const old = await make();
      const fresh = await rotate(old);
      const { body } = await operator.get(`${base}/audit?resourceType=api_key&resourceId=${old.id}`).expect(200);
      expect(body.items).toMatchObject([{ action: 'api_key.rotate' }, { action: 'api_key.create' }]);
      const diff = JSON.stringify(body.items[0].diff);
      expect(diff).toContain(fresh.id);
      expect(diff).not.toContain(fresh.key);
      expect((await operator.get(`${base}/audit?resourceId=${fresh.id}`)).body.items).toEqual([]);
    });

    it('are rotated once: the new key is the one to go on with', async () => {
      const old = await make();
      await rotate(old);
      const again = await operator.post(`${base}/api-keys/${old.id}/rotate`).expect(409);
      expect(again.body.code).toBe('api_key_ended');
      await operator.patch(`${base}/api-keys/${old.id}`, { expiresAt: null }).expect(409);
    });

    it('are one new key also when two people do it at once', async () => {
      const old = await make();
      const answers = await Promise.all([1, 2].map(async () => operator.post(`${base}/api-keys/${old.id}/rotate`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it.each([
      ['revoked', `revoked_at = now()`],
      ['expired', `expires_at = now()`],
    ])('do not come back to life when they are %s', async (_, change) => {
      const old = await make();
      await database.query(`update api_keys set ${change} where id = $1`, [old.id]);
      const { body } = await operator.post(`${base}/api-keys/${old.id}/rotate`).expect(409);
      expect(body.code).toBe('api_key_ended');
    });

    it('take no overlap of more than 30 days', async () => {
      const old = await make();
      await operator.post(`${base}/api-keys/${old.id}/rotate`, { overlapSeconds: 30 * 86_400 + 1 }).expect(400);
    });
  });

  describe('being used', () => {
    const lastUsed = async ({ id }: Key) =>
      (await operator.get(`${base}/api-keys/${id}`).expect(200)).body.lastUsedAt as string | null;

    it('note it, once however many requests come at once', async () => {
      const made = await make();
      expect(made.lastUsedAt).toBeNull();
      const [before] = await database.query(`select xmin::text from api_keys where id = $1`, [made.id]);
      await Promise.all(Array.from({ length: 50 }, () => works(made)));
      const noted = await until('the use to be noted', () => lastUsed(made));
      const [after] = await database.query(`select xmin::text from api_keys where id = $1`, [made.id]);
      expect(after).not.toEqual(before);
      await Promise.all(Array.from({ length: 50 }, () => works(made)));
      expect(await lastUsed(made)).toBe(noted);
      expect(await database.query(`select xmin::text from api_keys where id = $1`, [made.id])).toEqual([after]);
    });

    it('wait for nobody who holds the row', async () => {
      const made = await make();
      const holder = new Client({ connectionString: database.url });
      await holder.connect();
      await holder.query('begin');
      await holder.query('select from api_keys where id = $1 for update', [made.id]);
      try {
        const answers = await Promise.all(Array.from({ length: 30 }, () => works(made)));
        expect(answers).not.toContain(false);
      } finally {
        await holder.end();
      }
    });
  });
});

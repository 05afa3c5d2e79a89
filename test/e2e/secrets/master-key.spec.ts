import { randomBytes } from 'node:crypto';
import { ApiClient, createTestDatabase, OPERATOR, startApi, type TestDatabase, testEnvironment } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const key = () => randomBytes(32).toString('base64');

describe('a change of the master key', () => {
  const [first, second] = [key(), key()];
  const settings = (current: string, ...others: string[]) => ({
    SIGNALBOX_MASTER_KEY: current,
    SIGNALBOX_OTHER_MASTER_KEYS: others.join(','),
  });
  let database: TestDatabase;
  let apps: NestFastifyApplication[];
  beforeEach(async () => {
    database = await createTestDatabase();
    apps = [];
  });
  afterEach(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await database.drop();
  });

  const start = async (...keys: [string, ...string[]]) => {
    const app = await startApi(testEnvironment(database, settings(...keys)));
    apps.push(app);
    return ApiClient.signedIn(app);
  };
  const stopAll = async () => void (await Promise.all(apps.splice(0).map((app) => app.close())));

  async function makeSecrets(api: ApiClient, count: number): Promise<string[]> {
    const workspace = await api.post('/v1/workspaces', { name: 'acme', slug: 'acme' }).expect(201);
    const list = `/v1/workspaces/${workspace.body.id}/secret-refs`;
    const made: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const { body } = await api
        .post(list, { name: `secret ${n}`, provider: 'local', value: `value ${n}` })
        .expect(201);
      made.push(`${list}/${body.id}`);
    }
    return made;
  }
  const readable = async (api: ApiClient, secrets: readonly string[]) => {
    const answers = await Promise.all(secrets.map((secret) => api.post(`${secret}/check`).expect(200)));
    return answers.every(({ body }) => body.readable === true);
  };

  it('leaves no value unreadable while traffic flows, and afterwards needs the former key no more', async () => {
    const before = await start(first, second); // the next key is known everywhere before it is used
    const secrets = await makeSecrets(before, 30);
    await before.post('/v1/auth/second-factor', { password: OPERATOR.password }).expect(201);
    const after = await start(second, first);
    let rotating = true;
    const traffic = (async () => {
      let failed = 0;
      while (rotating) for (const api of [before, after]) failed += (await readable(api, secrets)) ? 0 : 1;
      return failed;
    })();
    const { body } = await after.post('/v1/master-key/rewrap').expect(200);
    rotating = false;
    expect(await traffic).toBe(0);
    expect(body).toEqual({
      complete: true,
      keys: [
        { keyId: expect.any(String), role: 'current', values: 31 },
        { keyId: expect.any(String), role: 'other', values: 0 },
      ],
    });
    await stopAll();
    expect(await readable(await start(second), secrets)).toBe(true);
    await stopAll();
    const lost = await start(first);
    expect((await lost.post(`${secrets[0]}/check`).expect(200)).body).toMatchObject({
      readable: false,
      errorCode: 'master_key_mismatch',
    });
    expect((await lost.get('/v1/master-key').expect(200)).body).toMatchObject({
      complete: false,
      keys: [
        { role: 'current', values: 0 },
        { role: 'missing', values: 31 },
      ],
    });
  });

  it('goes on by itself after it was cut off, around what is damaged', async () => {
    const secrets = await makeSecrets(await start(first), 3);
    await stopAll();
    const damaged = secrets[1]?.split('/').at(-1);
    await database.query(
      `update secret_values set encrypted_dek = set_byte(encrypted_dek, 0, 255 - get_byte(encrypted_dek, 0)) where secret_ref_id = $1`,
      [damaged],
    );
    const api = await start(second, first);
    const { body } = await api.post('/v1/master-key/rewrap').expect(200);
    expect(body).toMatchObject({ complete: false, keys: [{ values: 2 }, { values: 1 }] });
    expect(await readable(api, [secrets[0], secrets[2]] as string[])).toBe(true);
  });
});

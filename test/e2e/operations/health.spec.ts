import {
  ApiClient,
  createTestDatabase,
  startApi,
  startWorker,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { migrations } from '../../../migrations';

describe('the health of the api', () => {
  let database: TestDatabase;
  let api: NestFastifyApplication;
  const ready = async (app = api) => ApiClient.anonymous(app).get('/health/ready');

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startApi(testEnvironment(database));
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  it('is live as soon as it answers', async () => {
    const { body } = await ApiClient.anonymous(api).get('/health/live').expect(200);
    expect(body).toEqual({ status: 'ok' });
  });

  it('is ready but degraded without a worker: events are taken, and wait', async () => {
    const { status, body } = await ready();
    expect([status, body.status]).toEqual([200, 'ok']);
    expect(body.details).toEqual({
      database: { status: 'up' },
      migrations: { status: 'up' },
      redis: { status: 'up' },
      worker: { status: 'up', degraded: true, message: expect.stringContaining('no worker') },
    });
  });

  it('is whole with a worker, and degraded again when none was seen for a minute', async () => {
    const worker = await startWorker(testEnvironment(database));
    await until('the worker to be seen', async () => (await ready()).body.details.worker.degraded === undefined);
    const { body } = await ready(worker).then((answer) => answer);
    expect(body.details).toEqual({
      database: { status: 'up' },
      migrations: { status: 'up' },
      redis: { status: 'up' },
    });
    await worker.close();
    await database.query(`update workers set seen_at = now() - interval '61 seconds'`);
    expect((await ready()).body.details.worker).toMatchObject({ status: 'up', degraded: true });
  });

  it('is not ready while migrations are pending, and names them', async () => {
    const last = migrations.at(-1)?.name;
    await database.query('delete from migrations where name = $1', [last]);
    const { status, body } = await ready();
    expect(status).toBe(503);
    expect(body.details.migrations).toMatchObject({ status: 'down', pending: [last] });
  });

  it('is not recorded: nobody asks about it', async () => {
    await ApiClient.anonymous(api).get('/v1/nowhere').expect(404);
    const rows = await until('the request log', async () => {
      const found = await database.query<{ operation: string }>('select operation from request_log');
      return found.length > 0 && found;
    });
    expect(rows.filter(({ operation }) => operation.includes('health'))).toEqual([]);
  });
});

describe('the health of the api without its services', () => {
  it('is ready but degraded without Redis', async () => {
    const database = await createTestDatabase();
    const api = await startApi(testEnvironment(database, { REDIS_URL: 'redis://127.0.0.1:1' }));
    const { status, body } = await ApiClient.anonymous(api).get('/health/ready');
    expect([status, body.details.redis]).toEqual([
      200,
      { status: 'up', degraded: true, message: expect.stringContaining('Redis does not answer') },
    ]);
    await api.close();
    await database.drop();
  });
});

import { dataSourceOptions, isDatabaseAway } from '@app/database';
import { createTestDatabase, TcpProxy, type TestDatabase } from '@app/testing';
import { DataSource } from 'typeorm';

describe('PostgreSQL says nothing any more', () => {
  let database: TestDatabase;
  let postgres: TcpProxy;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    postgres = await TcpProxy.to(database.url);
    const options = dataSourceOptions({ DATABASE_URL: postgres.url, DATABASE_POOL_SIZE: 1 });
    // As every process connects, only less patient.
    const extra = { ...(options.extra as object), query_timeout: 200 };
    dataSource = await new DataSource({ ...options, extra }).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await postgres.stop();
    await database.drop();
  });

  it.each([
    ['statement', () => dataSource.query('select 1')],
    ['transaction', () => dataSource.transaction((tx) => tx.query('select 1'))],
  ])('fails the %s that waits, and the next one gets a connection that works', async (_what, work) => {
    await work();
    postgres.stallOpenConnections();
    const error: unknown = await work().catch((reason: unknown) => reason);
    expect(isDatabaseAway(error)).toBe(true);
    await expect(work()).resolves.toEqual([{ '?column?': 1 }]);
  });
});

import { randomUUID } from 'node:crypto';
import { ApiClient, createTestDatabase, startApi, TcpProxy, type TestDatabase, testEnvironment } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { makeWorkspace, type TestWorkspace } from '../../support/people';

/** A second database with rows of its own stands for the replica: so it shows which of the two was read. */
describe('with a read replica', () => {
  let primary: TestDatabase;
  let replica: TestDatabase;
  let link: TcpProxy;
  let api: NestFastifyApplication;
  let operator: ApiClient;
  let acme: TestWorkspace;
  beforeAll(async () => {
    [primary, replica] = [await createTestDatabase(), await createTestDatabase()];
    link = await TcpProxy.to(replica.url);
    api = await startApi(testEnvironment(primary, { DATABASE_REPLICA_URL: link.url }));
    operator = await ApiClient.signedIn(api);
    acme = await makeWorkspace({ app: api, operator, database: primary, stop: () => api.close() }, 'acme');
    for (const [database, message, tenant] of [
      [primary, 'only in the primary', acme.id],
      [replica, 'only in the replica', acme.id],
      [replica, 'of somebody else', randomUUID()],
    ] as const) {
      await database.query(
        `insert into event_log (id, tenant_id, severity, type, message, correlation_id, trace_id, created_at)
         values ($1, $2, 'info', 'test.told', $3, 'test', repeat('a', 32), now())`,
        [randomUUID(), tenant, message],
      );
    }
  });
  afterAll(async () => {
    await api.close();
    await link.stop();
    for (const database of [primary, replica]) await database.drop();
  });

  const told = async () => {
    const { body } = await operator.get(`${acme.base}/events?type=test.told`).expect(200);
    return (body as { items: { message: string }[] }).items.map(({ message }) => message);
  };

  it('lists of what happened come from it, and only rows of the workspace', async () => {
    expect(await told()).toEqual(['only in the replica']);
    const { text } = await operator.get(`${acme.base}/events/export?format=ndjson`).expect(200);
    expect(text).toContain('only in the replica');
  });

  it('what was just changed is there at once: it comes from the primary', async () => {
    const { body } = await operator.post(`${acme.base}/policies`, { name: 'new' }).expect(201);
    await operator.get(`${acme.base}/policies/${(body as { id: string }).id}`).expect(200);
    expect(await replica.query('select from policies')).toEqual([]);
  });

  it('while it is away the lists come from the primary', async () => {
    await link.cut();
    expect(await told()).toEqual(['only in the primary']);
    await link.restore();
  });
});

import { randomUUID } from 'node:crypto';
import { Database } from '@app/database';
import { examine } from '@app/operations';
import {
  ApiClient,
  createPipeline,
  createTestDatabase,
  deliver,
  type Pipeline,
  Receiver,
  startApi,
  startWorker,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { migrations } from '../../../migrations';
import { signalbox } from '../../support/command-line';
import { EventStream } from '../../support/event-stream';
import { type Pooler, startPooler } from '../../support/pooler';

/** Far fewer than the two processes would open: each transaction gets whichever is free. */
const POOL_SIZE = 4;
const EACH = 25;

describe('behind a PgBouncer that pools transactions', () => {
  let database: TestDatabase;
  let pooler: Pooler;
  let environment: NodeJS.ProcessEnv;
  let api: NestFastifyApplication;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let operator: ApiClient;
  let pipelines: Pipeline[];

  beforeAll(async () => {
    [database, receiver] = await Promise.all([createTestDatabase(), Receiver.start()]);
    pooler = await startPooler(database.url, POOL_SIZE);
    environment = testEnvironment(database, { DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: database.url });
    api = await startApi(environment);
    worker = await startWorker(environment);
    operator = await ApiClient.signedIn(api);
    pipelines = [
      await createPipeline(operator, { destinationUrl: receiver.url }),
      await createPipeline(operator, { destinationUrl: receiver.url }),
    ];
  }, 60_000);
  afterAll(async () => {
    await worker?.close();
    await api?.close();
    await receiver.stop();
    await pooler?.stop();
    await database.drop();
  });

  const both = <T>(work: (pipeline: Pipeline) => Promise<T>) =>
    Promise.all(Array.from({ length: EACH }, () => pipelines.map(work)).flat());

  it('webhooks are taken, worked and delivered over few connections', async () => {
    await both(({ ingestKey, secret }) => deliver(api, ingestKey, { secret, id: randomUUID() }));
    await until('every delivery', () => receiver.calls.length === EACH * pipelines.length);
    const { opened, clients } = await pooler.connections();
    expect(opened).toBeLessThanOrEqual(POOL_SIZE);
    expect(clients).toBeGreaterThan(POOL_SIZE);
    await until('every job to be settled', async () => {
      const [open] = await database.query<{ jobs: string }>(
        `select count(*) as jobs from jobs where status <> 'success'`,
      );
      return open?.jobs === '0';
    });
    // Those of routing are fewer: events that come together share one.
    const runs = await database.query(
      `select attempt, count(*) filter (where type = 'connector.call')::int as calls
       from runs join jobs on jobs.id = job_id group by attempt`,
    );
    expect(runs).toEqual([{ attempt: 1, calls: EACH * pipelines.length }]);
  });

  it('each workspace sees its own rows, whichever connection it is lent', async () => {
    const seen = await both(async ({ base, workspaceId }) => {
      const { body } = await operator.get(`${base}/webhooks/inbox?limit=100`).expect(200);
      const { items } = body as { items: { id: string }[] };
      return { workspaceId, ids: items.map(({ id }) => id) };
    });
    const rows = await database.query<{ id: string; tenant_id: string }>('select id, tenant_id from webhook_inbox');
    for (const { workspaceId, ids } of seen) {
      const own = rows.filter(({ tenant_id: tenant }) => tenant === workspaceId).map(({ id }) => id);
      expect(ids.toSorted()).toEqual(own.toSorted());
    }
  });

  const leader = () =>
    until('a leader', async () => {
      const held = await database.query(
        `select from pg_stat_activity where datname = current_database() and application_name like '%leader of upkeep'`,
      );
      return held.length === 1;
    });

  it('what commits beside an open transaction finds a connection when all of the pool are lent', async () => {
    await leader(); // holds one
    const products = api.get(Database, { strict: false });
    let open = 0;
    const besideAnOpenOne = () =>
      products.asSystem('maintenance', async (tx) => {
        await tx.query('select 1');
        open += 1;
        await until('all to be lent', () => open === POOL_SIZE - 1);
        return products.systemStatement('maintenance', 'select 1 as one', []);
      });
    const answers = await Promise.all(Array.from({ length: POOL_SIZE - 1 }, besideAnOpenOne));
    expect(answers).toEqual(Array(POOL_SIZE - 1).fill([{ one: 1 }]));
  });

  it('one worker leads, and changes are told live', async () => {
    await leader();
    const [pipeline] = pipelines as [Pipeline];
    const key = { name: 'Reader', permissions: ['stats:read', 'webhooks:read'] };
    const made = await operator.post(`${pipeline.base}/api-keys`, key).expect(201);
    const authorization = `Bearer ${(made.body as { key: string }).key}`;
    const stream = await EventStream.open(`${await api.getUrl()}${pipeline.base}/stream`, { authorization });
    try {
      await stream.next('ready');
      await deliver(api, pipeline.ingestKey, { secret: pipeline.secret });
      await stream.next('changed');
    } finally {
      stream.close();
    }
  });

  it('the doctor finds the settings of the pooler, and misses them where there are none', async () => {
    const look = async (more: NodeJS.ProcessEnv) => {
      const names = migrations.map(({ name }) => name);
      const findings = await examine({ env: { ...environment, ...more }, migrations: names, folder: __dirname });
      return findings.filter(({ check }) => check.startsWith('pooler.') || check === 'database.connections');
    };
    const [connections, ...found] = await look({});
    expect(connections?.message).toMatch(/each process opens up to 2$/);
    expect(found).toMatchObject([{ check: 'pooler.settings', status: 'ok' }]);
    expect(await look({ DATABASE_URL: database.url })).toMatchObject([
      { check: 'database.connections' },
      {
        status: 'warning',
        message:
          'connections come without statement_timeout, idle_in_transaction_session_timeout, enable_seqscan = off, jit = off',
      },
    ]);
    expect(await look({ DATABASE_DIRECT_URL: '' })).toMatchObject([{ check: 'database.connections' }]);
  });

  it('migrations go past it', async () => {
    const away = 'postgres://signalbox:signalbox@127.0.0.1:1/signalbox';
    const result = await signalbox(['migrate'], { DATABASE_URL: away, DATABASE_DIRECT_URL: database.url });
    expect(result).toMatchObject({ exitCode: 0, stdout: 'The database is up to date.\n' });
  });
});

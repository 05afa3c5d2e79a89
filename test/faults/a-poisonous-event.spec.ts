import { join } from 'node:path';
import {
  ApiClient,
  AppProcess,
  createPipeline,
  createTestDatabase,
  deliver,
  type Pipeline,
  Receiver,
  startApi,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const EVENTS = 4;

/** The attempt of all, then three by itself. */
const KILLS = 4;

describe('an event that kills whoever routes it', () => {
  let database: TestDatabase;
  let environment: NodeJS.ProcessEnv;
  let api: NestFastifyApplication;
  let receiver: Receiver;
  let pipeline: Pipeline;

  beforeAll(async () => {
    database = await createTestDatabase();
    environment = testEnvironment(database, { WORKER_LEASE_SECONDS: '2' });
    api = await startApi(environment);
    receiver = await Receiver.start();
    pipeline = await createPipeline(await ApiClient.signedIn(api), { destinationUrl: receiver.url });
  });
  afterAll(async () => {
    await api.close();
    await receiver.stop();
    await database.drop();
  });

  it('dies alone, and those that came together with it are delivered once', async () => {
    const receipts = await Promise.all(
      Array.from({ length: EVENTS }, () => deliver(api, pipeline.ingestKey, { secret: pipeline.secret })),
    );
    const ids = receipts.map(({ body }) => body.id as string);
    const [together] = await database.query<{ ids: string[] }>(
      `select payload_json -> 'inboxIds' as ids from jobs order by jsonb_array_length(payload_json -> 'inboxIds') desc`,
    );
    const poison = together?.ids[1];
    expect(poison).toBeDefined();
    const sick = {
      SICK: 'poison',
      POISON: poison,
      NODE_OPTIONS: `--require ${join(__dirname, '../support/sick-app.cjs')}`,
    };
    for (let kill = 0; kill < KILLS; kill += 1) {
      const worker = await AppProcess.start('worker', { ...environment, ...sick }).catch(() => undefined);
      await worker?.exit();
    }
    const worker = await AppProcess.start('worker', { ...environment, ...sick });
    const found = await until('the poison to be found', async () => {
      const [job] = await database.query<{ last_error_json: { code: string } }>(
        `select last_error_json from jobs where status = 'dead' and payload_json ->> 'inboxId' = $1`,
        [poison],
      );
      return job;
    });
    expect(found.last_error_json.code).toBe('poison');
    await until('the others to be delivered', async () => {
      const left = await database.query(`select from jobs where finished_at is null`);
      return left.length === 0;
    });
    await worker.end('SIGTERM');
    const calls = await database.query<{ correlation_id: string }>(
      `select correlation_id from jobs where type = 'connector.call' and status = 'success'`,
    );
    const others = ids.filter((id) => id !== poison);
    expect(calls.map((call) => call.correlation_id).toSorted()).toEqual(others.toSorted());
    expect(receiver.calls).toHaveLength(others.length);
  }, 90_000);
});

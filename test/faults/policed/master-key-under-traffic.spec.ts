import { randomBytes } from 'node:crypto';
import { Database } from '@app/database';
import { JobQueue } from '@app/jobs';
import { WorkspaceScope } from '@app/kernel';
import {
  ApiClient,
  AppProcess,
  createTestDatabase,
  createWorkspace,
  Receiver,
  startApi,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { callConnector } from '../../../libs/connectors/src/gateway/call-connector.job';

const CONNECTORS = 20;

const key = () => randomBytes(32).toString('base64');
const tokenOf = (nth: number) => `token-of-connector-${nth}`;

describe('a change of the master key while jobs call', () => {
  const [first, second] = [key(), key()];
  let database: TestDatabase;
  let receiver: Receiver;
  let api: NestFastifyApplication;
  let scope: WorkspaceScope;
  let connectors: string[];
  let enqueued = 0;
  const apis: NestFastifyApplication[] = [];
  const workers: AppProcess[] = [];

  const environment = (current: string, ...others: string[]) =>
    testEnvironment(database, {
      SIGNALBOX_MASTER_KEY: current,
      SIGNALBOX_OTHER_MASTER_KEYS: others.join(','),
      LOG_LEVEL: 'warn',
    });
  const apiWith = async (...keys: [string, ...string[]]) => {
    const app = await startApi({ ...environment(...keys), LOG_LEVEL: 'fatal' });
    apis.push(app);
    return app;
  };
  const workerWith = async (...keys: [string, ...string[]]) => {
    workers.push(await AppProcess.start('worker', environment(...keys)));
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    receiver = await Receiver.start(({ path, headers }) => ({
      status: headers.authorization === `Bearer ${tokenOf(Number(path.slice(1)))}` ? 200 : 401,
    }));
    api = await apiWith(first, second);
    const operator = await ApiClient.signedIn(api);
    const workspaceId = await createWorkspace(operator, 'acme');
    scope = WorkspaceScope.of(workspaceId);
    const make = async (path: string, body: object) =>
      ((await operator.post(`/v1/workspaces/${workspaceId}/${path}`, body).expect(201)).body as { id: string }).id;
    const settings = { baseUrl: receiver.url, auth: { scheme: 'bearer' } };
    connectors = [];
    for (let nth = 0; nth < CONNECTORS; nth += 1) {
      const secretRefId = await make('secret-refs', { name: `token ${nth}`, provider: 'local', value: tokenOf(nth) });
      connectors.push(await make('connectors', { type: 'http', name: `connector ${nth}`, settings, secretRefId }));
    }
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await Promise.all(apis.map((app) => app.close()));
    await receiver.stop();
    await database.drop();
  });

  /** One call through every connector, made by whichever worker. */
  async function callAll(): Promise<void> {
    const jobs = connectors.map((connectorId, nth) => {
      const payload = { connectorId, method: 'GET', path: `/${nth}` };
      return { scope, definition: callConnector, payload, traceId: 'f'.repeat(32) };
    });
    await api.get(Database).inWorkspace(scope, (tx) => api.get(JobQueue).enqueue(tx, jobs));
    enqueued += jobs.length;
    await until('the calls to be made', () => receiver.calls.length >= enqueued);
  }

  it('fails no call, and afterwards the former key is not needed', async () => {
    // The next key is known everywhere before it is used.
    await workerWith(first, second);
    let rotating = true;
    let rounds = 0;
    const traffic = (async () => {
      while (rotating) {
        await callAll();
        rounds += 1;
      }
    })();
    await until('calls to flow', () => rounds > 1);
    // Whoever starts with it brings the values under it, while the others still have the former one.
    await workerWith(second, first);
    const operator = await ApiClient.signedIn(await apiWith(second, first));
    const { body } = await operator.post('/v1/master-key/rewrap').expect(200);
    expect(body).toMatchObject({ complete: true, keys: [{ role: 'current' }, { role: 'other', values: 0 }] });
    const then = rounds;
    await until('calls to flow on', () => rounds > then + 2);
    rotating = false;
    await traffic;

    await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
    await workerWith(second);
    await callAll();
    const statuses = await until('every job to be over', async () => {
      const rows = await database.query<{ status: string; jobs: number }>(
        `select status, count(*)::int as jobs from jobs group by status`,
      );
      return rows.every(({ status }) => ['success', 'dead'].includes(status)) && rows;
    });
    process.stderr.write(`${JSON.stringify({ enqueued, rounds, statuses })}\n`);
    expect(statuses).toEqual([{ status: 'success', jobs: enqueued }]);
    expect(await database.query(`select distinct status from runs`)).toEqual([{ status: 'success' }]);
    expect(receiver.calls).toHaveLength(enqueued);
    expect(workers.flatMap(({ output }) => output).join('')).toBe('');
  }, 90_000);
});

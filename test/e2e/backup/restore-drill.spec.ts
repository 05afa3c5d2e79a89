import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataSourceOptions, migrate } from '@app/database';
import {
  ApiClient,
  AppProcess,
  createPipeline,
  deliver,
  type Pipeline,
  type ReceivedCall,
  Receiver,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import { migrations } from '../../../migrations';
import { catalogue } from '../../migrations/catalogue';
import { signalbox } from '../../support/command-line';
import { createPackagedDatabase, postgresTools } from '../../support/packaged-postgres';

const eventIdOf = ({ headers }: ReceivedCall) => String(headers['x-signalbox-event-id']);

// A whole installation is backed up while its worker lies dead in the middle of a call, and comes back elsewhere.
describe('after a restore into an empty database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-drill-'));
  const file = join(folder, 'drill.dump');
  let before: TestDatabase;
  let after: TestDatabase;
  let receiver: Receiver;
  let pipeline: Pipeline;
  let api: AppProcess;
  let holds = true;
  const sent: string[] = [];
  const apps: AppProcess[] = [];

  const start = async (app: 'api' | 'worker', database: TestDatabase) => {
    const started = await AppProcess.start(app, testEnvironment(database));
    apps.push(started);
    return started;
  };
  const send = async (id: string) => {
    await deliver(api.url, pipeline.ingestKey, { secret: pipeline.secret, id });
    sent.push(id);
  };

  beforeAll(async () => {
    [before, after] = await Promise.all([createPackagedDatabase(), createPackagedDatabase()]);
    await migrate(dataSourceOptions({ DATABASE_URL: before.url, DATABASE_POOL_SIZE: 2 }), migrations);
    // The first call hangs for as long as `holds`, so that its job is running.
    receiver = await Receiver.start(async () => {
      await until('the receiver to be let go', () => !holds, 60_000);
      return { status: 200 };
    });
    const [started, worker] = await Promise.all([start('api', before), start('worker', before)]);
    api = started;
    pipeline = await createPipeline(await ApiClient.signedIn(api.url), { destinationUrl: receiver.url });
    await send('running-when-backed-up');
    await until('the call to be under way', () => receiver.calls.length > 0);
    await worker.end('SIGKILL');
    for (const id of ['queued-1', 'queued-2', 'queued-3']) await send(id);

    const backedUp = await signalbox(['backup', '--to', file, '--json'], {
      DATABASE_URL: before.url,
      ...postgresTools(),
    });
    expect(backedUp).toMatchObject({ exitCode: 0, stderr: '' });
    await send('lost-with-the-database'); // what came after the backup is not in it
    await api.end('SIGTERM');
    holds = false;
    receiver.calls.length = 0;
    const restored = await signalbox(['restore', file, '--json'], { DATABASE_URL: after.url, ...postgresTools() });
    expect(restored).toMatchObject({ exitCode: 0, stderr: '' });
  }, 60_000);

  afterAll(async () => {
    holds = false;
    await Promise.all(apps.map((app) => app.end('SIGTERM')));
    await receiver.stop();
    await Promise.all([before.drop(), after.drop()]);
    rmSync(folder, { recursive: true });
  });

  it('the backup is for its owner alone', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('the schema is the same: tables, indexes, grants, policies, functions and triggers', async () => {
    expect(await catalogue(after)).toEqual(await catalogue(before));
    const { exitCode } = await signalbox(['migrate', '--check'], { DATABASE_URL: after.url });
    expect(exitCode).toBe(0);
  });

  it('the audit chains are whole', async () => {
    const result = await signalbox(['verify', 'audit', '--json'], testEnvironment(after));
    const { logs } = result.json<{ logs: { checked: number }[] }>();
    expect([result.exitCode, logs.map(({ checked }) => checked > 0)]).toEqual([0, [true, true]]);
  });

  it('secrets decrypt: what the third party signs is believed', async () => {
    api = await start('api', after);
    await deliver(api.url, pipeline.ingestKey, { secret: 'another', id: 'forged' }, 401);
    await send('after-the-restore');
  });

  it('open jobs run on, the running one when its lease has run out, and each event arrives', async () => {
    await start('worker', after);
    const expected = sent.filter((id) => id !== 'lost-with-the-database').sort();
    await until('every event to arrive', () => new Set(receiver.calls.map(eventIdOf)).size >= expected.length, 30_000);
    expect([...new Set(receiver.calls.map(eventIdOf))].sort()).toEqual(expected);
    await until('every job to be done', async () => {
      const open = await after.query(`select from jobs where status in ('queued', 'running', 'failed')`);
      return open.length === 0;
    });
    const lost = await after.query(`select from runs where status = 'lost'`);
    expect(lost).toHaveLength(1);
  });

  it('people sign in as before', async () => {
    await ApiClient.signedIn(api.url);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { dataSourceOptions, migrate } from '@app/database';
import {
  ApiClient,
  AppProcess,
  createEmptyDatabase,
  createPipeline,
  createTestDatabase,
  deliver,
  freePort,
  type Pipeline,
  Receiver,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import { Client } from 'pg';
import { migrations } from '../../migrations';
import { lintMigrations } from '../migrations/migration-lint';
import { recordedSql } from '../migrations/recorded-sql';
import { NEXT_RELEASE } from '../support/next-release';

const dist = join(__dirname, '../../dist');
/**
 * The version before, as a folder of its build: then its processes serve while the real migrations that came since run
 * (docs/operations.md, "Upgrades"). Without it this build is the one before, and the next release is made up.
 */
const previous = process.env.PREVIOUS_BUILD ?? dist;
const next = [...migrations, ...NEXT_RELEASE];
/** How long a reader holds back a migration, in milliseconds; requests must not wait as long behind it. */
const HELD_MS = 2_500;

async function databaseOfVersionBefore(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  const migration = spawn(process.execPath, [join(previous, 'apps/api/src/migrate.js')], {
    env: { PATH: process.env.PATH, DATABASE_URL: database.url },
  });
  expect(await once(migration, 'exit')).toEqual([0, null]);
  return database;
}

const options = (database: TestDatabase) => dataSourceOptions({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 2 });

describe('while the migrations of the next release run', () => {
  let database: TestDatabase;
  let receiver: Receiver;
  let pipeline: Pipeline;
  let old: AppProcess;
  const apps: AppProcess[] = [];
  const accepted: string[] = [];
  const statuses = new Map<number, number>();
  const start = async (app: 'api' | 'worker', build: string) => {
    const started = await AppProcess.start(app, testEnvironment(database), build);
    apps.push(started);
    return started;
  };

  beforeAll(async () => {
    database = previous === dist ? await createTestDatabase() : await databaseOfVersionBefore();
    receiver = await Receiver.start();
    [old] = await Promise.all([start('api', previous), start('worker', previous)]);
    pipeline = await createPipeline(await ApiClient.signedIn(old.url), { destinationUrl: receiver.url });
  }, 60_000);

  afterAll(async () => {
    await Promise.all(apps.map((app) => app.end('SIGTERM')));
    await receiver.stop();
    await database.drop();
  });

  it('the version before takes every webhook, in time', async () => {
    const end = new AbortController();
    const lane = async (_: unknown, index: number) => {
      for (let number = 0; !end.signal.aborted; number += 1) {
        const id = `${index}-${number}`;
        const { status } = await deliver(old.url, pipeline.ingestKey, { secret: pipeline.secret, id }, 'any');
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 202) accepted.push(id);
      }
    };
    const load = Promise.all(Array.from({ length: 4 }, lane));
    let ran: string[];
    let whileHeld: number;
    try {
      const reader = new Client({ connectionString: database.url });
      await reader.connect();
      await reader.query('begin; select from webhook_inbox limit 1');
      const heldUntil = performance.now() + HELD_MS;
      const migrating = migrate(options(database), next, {
        patience: { lockTimeoutMs: 300, pauseMs: 300, tries: 100 },
      });
      migrating.catch(() => undefined); // awaited below
      await until('the reader to have held the migration back', () => performance.now() > heldUntil);
      whileHeld = accepted.length;
      await reader.end();
      ran = await migrating;
      await until('some more traffic on the new schema', () => accepted.length > whileHeld + 20);
    } finally {
      end.abort();
    }
    await load;

    expect(ran.slice(-NEXT_RELEASE.length)).toEqual(NEXT_RELEASE.map(({ name }) => name));
    expect([...statuses.keys()]).toEqual([202]);
    // Behind a migration that waits without stepping back the four lanes would have stood still.
    expect(whileHeld).toBeGreaterThan(20);
  }, 60_000);

  it('the newer version starts beside it, and both serve', async () => {
    const operator = await ApiClient.signedIn((await start('api', dist)).url);
    await start('worker', dist);
    for (const { url } of apps) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    await operator.get(`${pipeline.base}/webhooks/inbox`).expect(200);
    await (await ApiClient.signedIn(old.url)).get(`${pipeline.base}/jobs`).expect(200);
  });

  it('each accepted event arrives', async () => {
    const arrived = () => new Set(receiver.calls.map(({ headers }) => headers['x-signalbox-event-id']));
    await until('every event to arrive', () => arrived().size >= accepted.length, 30_000);
    expect([...arrived()].sort()).toEqual([...accepted].sort());
  });

  it('whose own migrations the lint lets pass', async () => {
    expect(lintMigrations(await Promise.all(NEXT_RELEASE.map(recordedSql)))).toEqual([]);
  });
});

describe('processes that are newer than their database', () => {
  afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

  it('wait, say what for, and work once it is there; one that is told to stop meanwhile stops', async () => {
    const database = await createEmptyDatabase();
    await migrate(options(database), migrations.slice(0, -1));
    const processes = await Promise.all((['api', 'worker', 'worker'] as const).map((app) => waiting(app, database)));
    const [, , stopped] = processes as [Waiting, Waiting, Waiting];
    expect(await stopped.stop()).toEqual([0, null]);
    const begun = async () => {
      const rows = await database.query<{ api: boolean; worker: boolean }>(
        'select exists (select from users) as api, exists (select from workers) as worker',
      );
      return rows[0];
    };
    expect(await begun()).toEqual({ api: false, worker: false });
    await migrate(options(database), migrations);
    await until('both processes to begin', async () => {
      const { api, worker } = (await begun()) ?? {};
      return api && worker;
    });
    for (const { stop } of processes.slice(0, 2)) expect(await stop()).toEqual([0, null]);
    await database.drop();
  });
});

interface Waiting {
  /** How it ended. */
  readonly stop: () => Promise<unknown[]>;
}

const started: ChildProcess[] = [];

/** Starts a process, and sees it wait for the last of the migrations. */
async function waiting(app: 'api' | 'worker', database: TestDatabase): Promise<Waiting> {
  const env = {
    PATH: process.env.PATH,
    ...testEnvironment(database),
    LOG_LEVEL: 'warn',
    [app === 'api' ? 'PORT' : 'WORKER_PORT']: String(await freePort()),
  };
  const child = spawn(process.execPath, [join(dist, `apps/${app}/src/main.js`)], { env });
  started.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await until('the process to say it', () => output.includes('waiting for migrations: run npx signalbox migrate'));
  expect(output).toContain(migrations.at(-1)?.name);
  return {
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      return exit;
    },
  };
}

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ApiClient } from '../../tools/demo/api-client.mts';
import { type RunningApp, startApp, untilReady } from '../../tools/stack/apps.mts';
import { build, isBuilt } from '../../tools/stack/build.mts';
import { freePort } from '../../tools/stack/free-port.mts';
import { projectEnv, projectFolder } from '../../tools/stack/project.mts';
import { type Stack, startStack } from '../../tools/stack/stack.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { createDatabase } from './bench-database.mts';
import { reserveHugePages } from './huge-pages.mts';
import { prepareStatementCounts } from './statements.mts';
import { useLog } from './used-log.mts';

/** Where the servers keep their data. */
export const DATA = join(projectFolder, '.cache', 'bench');

/** The product on servers of its own, with the durability it ships with: nothing is switched off to be faster. */
export interface BenchStack {
  stack: Stack;
  env: NodeJS.ProcessEnv & { DATABASE_URL: string; REDIS_URL: string };
  apiUrl: string;
  /** The product's database. */
  db: pg.Pool;
  /** For the server's own statistics. */
  superuserUrl: string;
}

/** Brings up the servers, and builds the product when its sources are newer than dist. */
export async function startBenchStack(run: Supervised): Promise<BenchStack> {
  const stack = await startServers();
  run.onStop((graceMs) => stack.stop(graceMs));
  if (!isBuilt()) {
    const { ok, output } = await build(run.signal);
    if (!ok) throw new Error(`The build failed:\n${output}`);
  }
  const databaseUrl = await createDatabase(run, stack, 'bench');
  const db = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  run.onStop(() => db.end());
  const [port, workerPort] = [await freePort(), await freePort()];
  const env = {
    ...projectEnv(),
    DATABASE_URL: databaseUrl,
    REDIS_URL: stack.redisUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
    WORKER_PORT: String(workerPort),
    PUBLIC_URL: `http://localhost:${port}`,
    SIGNALBOX_MASTER_KEY: randomBytes(32).toString('base64'),
    BOOTSTRAP_ADMIN_EMAIL: 'bench@signalbox.local',
    BOOTSTRAP_ADMIN_PASSWORD: randomBytes(18).toString('base64url'),
    EGRESS_ALLOW_CIDRS: '127.0.0.0/8', // the destination is this machine
  };
  return { stack, env, apiUrl: `http://127.0.0.1:${port}`, db, superuserUrl: superuserUrl(stack) };
}

/** PostgreSQL and Redis that nobody else uses, with nobody's data in the way. */
export async function startServers(): Promise<Stack> {
  delete process.env['DATABASE_URL'];
  delete process.env['REDIS_URL'];
  const start = async () => {
    const giveBackPages = reserveHugePages();
    try {
      const started = await startStack({ dataDir: DATA, durable: true, log: console.log });
      return { ...started, stop: (graceMs?: number) => started.stop(graceMs).finally(giveBackPages) };
    } catch (error) {
      giveBackPages();
      throw error;
    }
  };
  let stack = await start();
  if (await prepareStatementCounts(superuserUrl(stack))) {
    await stack.stop();
    stack = await start();
  }
  await useLog(superuserUrl(stack));
  return stack;
}

function superuserUrl({ databaseUrl }: Stack): string {
  const url = new URL(databaseUrl);
  url.username = url.pathname = 'postgres';
  url.password = readFileSync(join(DATA, 'postgres', 'superuser.password'), 'utf8').trim();
  return url.href;
}

/** Starts the app as it ships and waits until it is ready. */
export async function startReadyApp(run: Supervised, { env }: BenchStack, name: 'api' | 'worker'): Promise<RunningApp> {
  const app = startApp(name, { env, logs: join(DATA, 'logs') });
  run.onStop((graceMs) => app.stop(graceMs));
  await untilReady(app, Number(name === 'api' ? env['PORT'] : env['WORKER_PORT']));
  return app;
}

/** The API as the first operator uses it. */
export async function signIn({ env, apiUrl }: BenchStack): Promise<ApiClient> {
  const api = new ApiClient(apiUrl, String(env['PUBLIC_URL']));
  await api.signIn({
    email: String(env['BOOTSTRAP_ADMIN_EMAIL']),
    password: String(env['BOOTSTRAP_ADMIN_PASSWORD']),
  });
  return api;
}

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOfLog, migrate, type RunningApp, startApp, untilReady } from './apps.mts';
import { build, isBuilt } from './build.mts';
import { persistedSecret } from './credentials.mts';
import { writeEnvironmentFile } from './environment-file.mts';
import { portFrom } from './free-port.mts';
import { projectEnv } from './project.mts';
import { type Stack, startStack } from './stack.mts';
import type { Supervised } from './supervise.mts';

export interface Signalbox {
  publicUrl: string;
  /** Where this process reaches the api, whatever the public address is. */
  localUrl: string;
  apiLog: string;
  /** What the command line needs to work on it, which is in `<dataDir>/env` too. */
  commandLine: Record<string, string>;
  /** Rejects when an app ends by itself. */
  failed: Promise<never>;
}

export interface SignalboxOptions {
  /** Keeps everything that lasts: databases, the master key, logs. */
  dataDir: string;
  /** Wins over the defaults and over this process's environment. */
  env?: NodeJS.ProcessEnv;
  log: (line: string) => void;
}

/** Starts the whole product on this machine: databases, migration, api and worker. Resolves when it is ready. */
export async function startSignalbox(run: Supervised, options: SignalboxOptions): Promise<Signalbox> {
  const { dataDir, log } = options;
  const stack = await startStack({ dataDir, durable: true, log });
  run.onStop((graceMs) => stack.stop(graceMs));
  if (!isBuilt()) {
    log('Building …');
    const { ok, output } = await build(run.signal);
    if (!ok) throw new Error(`The build failed:\n${output}`);
  }
  const env = { ...(await settings(stack, options)), ...options.env };
  await migrate(env, run.signal);
  writeEnvironmentFile(dataDir, commandLine(env));

  const apps = (['api', 'worker'] as const).map((name) => startApp(name, { env, logs: join(dataDir, 'logs') }));
  run.onStop((graceMs) => Promise.all(apps.map((app) => app.stop(graceMs))));
  const [api, worker] = apps as [RunningApp, RunningApp];
  await Promise.all([untilReady(api, Number(env.PORT)), untilReady(worker, Number(env.WORKER_PORT))]);
  return {
    publicUrl: env.PUBLIC_URL,
    localUrl: `http://127.0.0.1:${env.PORT}`,
    apiLog: api.logFile,
    commandLine: commandLine(env),
    failed: firstToFail(apps, run.signal),
  };
}

/** What the command line needs to work on this installation. */
export function commandLine(env: Record<string, string | undefined>): Record<string, string> {
  const names = ['DATABASE_URL', 'REDIS_URL', 'SIGNALBOX_MASTER_KEY', 'PUBLIC_URL', 'PORT'];
  const given = names.map((name) => [name, env[name] ?? '']);
  return { ...Object.fromEntries(given), SIGNALBOX_URL: `http://127.0.0.1:${env['PORT']}` } as Record<string, string>;
}

/** What is not set gets a value that works on this machine. */
async function settings(stack: Stack, { dataDir, log }: SignalboxOptions) {
  const given = projectEnv();
  const port = given['PORT'] ? Number(given['PORT']) : await portFrom(3000);
  if (!given['PORT'] && port !== 3000) log(`Port 3000 is taken: using ${port}.`);
  const workerPort = given['WORKER_PORT'] ? Number(given['WORKER_PORT']) : await portFrom(Math.max(3001, port + 1));
  const masterKey = () => persistedSecret(join(dataDir, 'master.key'), () => randomBytes(32).toString('base64'));
  return {
    ...given,
    DATABASE_URL: stack.databaseUrl,
    REDIS_URL: stack.redisUrl,
    // Only this machine can reach it, until its owner says otherwise.
    HOST: given['HOST'] ?? '127.0.0.1',
    PORT: String(port),
    WORKER_PORT: String(workerPort),
    PUBLIC_URL: given['PUBLIC_URL'] ?? `http://localhost:${port}`,
    SIGNALBOX_MASTER_KEY: given['SIGNALBOX_MASTER_KEY'] ?? masterKey(),
  };
}

function firstToFail(apps: RunningApp[], stopping: AbortSignal): Promise<never> {
  const failed = Promise.race(
    apps.map(async (app) => {
      const how = await app.exited;
      if (stopping.aborted) return new Promise<never>(() => undefined);
      throw new Error(`The ${app.name} ended by itself (${how}):\n${endOfLog(app)}`);
    }),
  );
  failed.catch(() => undefined); // whoever awaits it hears of it; nobody has to
  return failed;
}

/** The link for the first operator, which the api prints once on an empty database. */
export function inviteLink(apiLog: string): string | undefined {
  return /https?:\/\/[^\s"'\\<>]*invit[^\s"'\\<>]*/i.exec(readFileSync(apiLog, 'utf8'))?.[0];
}

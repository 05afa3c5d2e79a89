import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ChildServer } from './child-server.mts';
import { runCommand } from './command.mts';
import { projectFolder } from './project.mts';
import { until } from './until.mts';

export interface RunningApp {
  name: string;
  pid: number;
  logFile: string;
  /** Resolves with how it ended. */
  exited: Promise<string>;
  /** For those who test what happens then. */
  signal(signal: NodeJS.Signals): void;
  stop(graceMs?: number): Promise<void>;
}

/** Brings the database up to date. @throws Error with the migration's own words */
export async function migrate(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> {
  const script = join(projectFolder, 'dist', 'apps', 'api', 'src', 'migrate.js');
  const { ok, output } = await runCommand(process.execPath, [script], { env, ...(signal && { signal }) });
  if (!ok) throw new Error(`The migration failed:\n${output}`);
}

/** Starts an app of dist; its output goes to `<logs>/<name>.log`. It is not ready yet: see `untilReady`. */
export function startApp(name: 'api' | 'worker', options: { env: NodeJS.ProcessEnv; logs: string }): RunningApp {
  mkdirSync(options.logs, { recursive: true });
  const logFile = join(options.logs, `${name}.log`);
  if (existsSync(logFile)) renameSync(logFile, join(options.logs, `${name}.previous.log`));
  const app = new ChildServer({
    command: process.execPath,
    args: [join(projectFolder, 'dist', 'apps', name, 'src', 'main.js')],
    cwd: projectFolder,
    env: options.env,
    logFile,
    stopSignal: 'SIGTERM',
    graceMs: 25_000, // a little more than the app itself allows the work in flight (SHUTDOWN_SECONDS)
    forceSignal: 'SIGKILL',
  });
  return {
    name,
    pid: app.pid,
    logFile,
    exited: app.exited,
    signal: (signal) => app.signal(signal),
    stop: (graceMs) => app.stop(graceMs),
  };
}

/** Waits until the app's health check says ready. @throws Error with the end of its log */
export async function untilReady(app: RunningApp, port: number): Promise<void> {
  let ended: string | undefined;
  void app.exited.then((how) => (ended = how));
  const ask = async () => ended !== undefined || (await isReady(port));
  await until(`${app.name} to get ready`, 60_000, ask, 100).catch((error: Error) => {
    throw new Error(`${error.message}\n${endOfLog(app)}`);
  });
  if (ended !== undefined) throw new Error(`The ${app.name} did not start (${ended}):\n${endOfLog(app)}`);
}

/** The last lines of the app's log, for an error message. */
export function endOfLog(app: RunningApp): string {
  return readFileSync(app.logFile, 'utf8').slice(-3000);
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { readEnvironment } from '@app/config';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../../apps/api/src/api';
import { createWorker } from '../../../apps/worker/src/worker';
import { until } from './until';

/** The api in this process, listening on a port of its own. */
export async function startApi(environment: NodeJS.ProcessEnv): Promise<NestFastifyApplication> {
  Object.assign(process.env, environment);
  const api = await createApi(readEnvironment(process.env));
  await api.listen(0, '127.0.0.1');
  return api;
}

/** A worker in this process. */
export async function startWorker(environment: NodeJS.ProcessEnv): Promise<NestFastifyApplication> {
  Object.assign(process.env, environment);
  const worker = await createWorker(readEnvironment(process.env));
  await worker.listen(0, '127.0.0.1');
  return worker;
}

/** The parts of a worker, put together and not started: a test moves them by hand. */
export async function idleWorker(environment: NodeJS.ProcessEnv): Promise<NestFastifyApplication> {
  Object.assign(process.env, environment);
  return createWorker(readEnvironment(process.env));
}

/** A built app in a process of its own, for tests that kill it. */
export class AppProcess {
  readonly output: string[] = [];
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    const collect = (chunk: Buffer) => this.output.push(chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
  }

  /**
   * Starts the app on a free port and resolves when it answers there; the worker works by then.
   *
   * @param dist another build than the one of these sources
   */
  static async start(
    app: 'api' | 'worker',
    environment: NodeJS.ProcessEnv,
    dist = join(__dirname, '../../../dist'),
  ): Promise<AppProcess> {
    const port = await freePort();
    const main = join(dist, `apps/${app}/src/main.js`);
    const env = { PATH: process.env.PATH, ...environment, [app === 'api' ? 'PORT' : 'WORKER_PORT']: String(port) };
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const started = new AppProcess(child, `http://127.0.0.1:${port}`);
    await until(`the ${app} to answer`, async () => {
      if (started.ended) throw new Error(`the ${app} ended: ${started.output.join('')}`);
      return fetch(`${started.url}/health/live`).then(
        (answer) => answer.ok,
        () => false,
      );
    });
    return started;
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the app was not started');
    return this.child.pid;
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Sends the signal without waiting for what comes of it. */
  signal(signal: 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal);
  }

  /** Waits for the end; returns the exit code, null when a signal ended it. */
  async exit(): Promise<number | null> {
    if (!this.ended) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  /** Sends the signal and waits for the end; returns the exit code, null when the signal ended it. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (!this.ended) this.child.kill(signal);
    return this.exit();
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

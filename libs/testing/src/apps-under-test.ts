import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readEnvironment } from '@app/config';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../../apps/api/src/api';
import { createWorker } from '../../../apps/worker/src/worker';

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

/** A built app in a process of its own, for tests that kill it. */
export class AppProcess {
  readonly output: string[] = [];
  private constructor(private readonly child: ChildProcess) {
    const collect = (chunk: Buffer) => this.output.push(chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
  }

  static spawn(app: 'api' | 'worker', environment: NodeJS.ProcessEnv): AppProcess {
    const main = join(__dirname, `../../../dist/apps/${app}/src/main.js`);
    const env = { PATH: process.env.PATH, ...environment };
    return new AppProcess(spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Sends the signal and waits for the end; returns the exit code, null when the signal ended it. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    this.child.kill(signal);
    const [code] = (await once(this.child, 'exit')) as [number | null];
    return code;
  }
}

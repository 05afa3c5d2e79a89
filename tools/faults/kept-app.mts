import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningApp, startApp, untilReady } from '../stack/apps.mts';

export interface KeptAppOptions {
  kind: 'api' | 'worker';
  port: number;
  env: NodeJS.ProcessEnv;
  /** A folder of its own, for its logs. */
  folder: string;
}

const CLOCK = join(import.meta.dirname, 'clock.mjs');

/** An app that is started again whenever it ends, as an orchestrator does it. */
export class KeptApp {
  /** Ends that nobody here caused. */
  readonly unexpectedEnds: string[] = [];
  readonly name: string;
  readonly port: number;
  readonly #options: KeptAppOptions;
  readonly #clockFile: string;
  #app: RunningApp;
  #leaving = false;
  #killed = false;

  constructor(options: KeptAppOptions) {
    this.#options = options;
    this.port = options.port;
    this.name = `${options.kind} ${options.port}`;
    this.#clockFile = join(options.folder, 'clock');
    mkdirSync(options.folder, { recursive: true });
    writeFileSync(this.#clockFile, '0');
    this.#app = this.#start();
  }

  get kind(): 'api' | 'worker' {
    return this.#options.kind;
  }

  /** Waits for it as often as it is started again. */
  async ready(): Promise<void> {
    const app = this.#app;
    await untilReady(app, this.port).catch((error: unknown) => {
      if (app === this.#app) throw error;
      return this.ready();
    });
  }

  /** SIGKILL. It comes back by itself. */
  kill(): void {
    this.#killed = true;
    this.#app.signal('SIGKILL');
  }

  /** SIGSTOP: it is there and does nothing, until `thaw`. */
  freeze(): void {
    this.#app.signal('SIGSTOP');
  }

  thaw(): void {
    this.#app.signal('SIGCONT');
  }

  /** Moves its wall clock by so much against the true one. */
  setClock(shiftMs: number): void {
    writeFileSync(this.#clockFile, String(shiftMs));
    this.#app.signal('SIGWINCH');
  }

  async stop(graceMs?: number): Promise<void> {
    this.#leaving = true;
    this.thaw();
    await this.#app.stop(graceMs);
  }

  #start(): RunningApp {
    const { kind, env, port, folder } = this.#options;
    const own = {
      [kind === 'api' ? 'PORT' : 'WORKER_PORT']: String(port),
      NODE_OPTIONS: `${env['NODE_OPTIONS'] ?? ''} --import=${CLOCK}`.trim(),
      FAULTS_CLOCK_FILE: this.#clockFile,
    };
    writeFileSync(this.#clockFile, '0');
    const app = startApp(kind, { env: { ...env, ...own }, logs: folder });
    void app.exited.then((how) => {
      if (this.#leaving) return;
      if (!this.#killed) this.unexpectedEnds.push(`${this.name}: ${how}`);
      this.#killed = false;
      this.#app = this.#start();
    });
    return app;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Socket } from 'node:net';

export interface ChildServerOptions {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Gets stdout and stderr. A file, not a pipe: the server may outlive us for a moment. */
  logFile: string;
  cwd?: string;
  owner?: { uid: number; gid: number } | undefined;
  stopSignal: NodeJS.Signals;
  /** How long it may take to stop before `forceSignal` ends it. */
  graceMs: number;
  forceSignal: NodeJS.Signals;
}

/**
 * A long-running child in its own process group: a terminal's Ctrl-C reaches only us, and we stop the children in the
 * right order. Should we die without stopping it, even by SIGKILL, its tether stops it.
 */
export class ChildServer {
  readonly exited: Promise<string>;
  readonly #options: ChildServerOptions;
  readonly #child: ChildProcess;
  readonly #tether: ChildProcess | undefined;
  #end: string | undefined;

  constructor(options: ChildServerOptions) {
    const { command, args, env, owner, cwd = '/' } = options;
    const log = openSync(options.logFile, 'a');
    this.#options = options;
    this.#child = spawn(command, args, { env, cwd, ...owner, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    this.exited = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve(error.message));
      this.#child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
    });
    void this.exited.then((end) => {
      this.#end = end;
      this.#tether?.kill('SIGKILL');
    });
    this.#child.unref();
    if (this.#child.pid !== undefined) this.#tether = tether(this.#child.pid, options.stopSignal);
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error(`${this.#options.command} was not started`);
    return this.#child.pid;
  }

  get running(): boolean {
    return this.#end === undefined;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Asks it to stop and waits until it is gone; ends it by force after the grace time. */
  async stop(graceMs = this.#options.graceMs): Promise<void> {
    if (!this.running) return;
    this.#child.ref(); // from here on we do wait for it
    this.#child.kill(graceMs > 0 ? this.#options.stopSignal : this.#options.forceSignal);
    const force = setTimeout(() => this.#child.kill(this.#options.forceSignal), graceMs);
    await this.exited;
    clearTimeout(force);
  }
}

/**
 * A shell that waits on a pipe from us. The kernel closes the pipe however we end, and the shell then signals the
 * child. It dies with the child, so it can never signal a stranger who was given the same process id.
 */
function tether(pid: number, signal: NodeJS.Signals): ChildProcess {
  const script = 'read -r _; kill -s "$1" "$2"';
  const shell = spawn('/bin/sh', ['-c', script, 'tether', signal.replace('SIG', ''), String(pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => undefined);
  shell.unref();
  (shell.stdin as Socket).unref();
  return shell;
}

import { type ChildProcess, fork } from 'node:child_process';
import type { Supervised } from '../../tools/stack/supervise.mts';

/** What a process of the benchmark offers: methods with one parameter, whose answers are data. */
export type Methods = Record<string, (parameter: never) => Promise<unknown>>;

type Answer<M> = M extends (parameter: never) => Promise<infer A> ? A : never;

interface Reply {
  id: number;
  answer?: unknown;
  error?: string;
}

/** A process of the benchmark that this one calls: see `serve` for its side. */
export class Remote<M extends Methods> {
  readonly #child: ChildProcess;
  readonly #open = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  #calls = 0;

  constructor(child: ChildProcess, name: string) {
    this.#child = child;
    child.on('message', ({ id, answer, error }: Reply) => {
      const call = this.#open.get(id);
      this.#open.delete(id);
      if (error === undefined) call?.resolve(answer as never);
      else call?.reject(new Error(`${name}: ${error}`));
    });
    child.once('exit', (code, signal) => {
      for (const { reject } of this.#open.values()) reject(new Error(`${name} ended (${signal ?? code}).`));
    });
  }

  /** Calls the method there. Rejects with its error, or when the process ends. */
  call<K extends keyof M & string>(method: K, ...[parameter]: Parameters<M[K]>): Promise<Answer<M[K]>> {
    const id = (this.#calls += 1);
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      this.#child.send({ id, method, parameter: parameter as unknown });
    });
  }
}

/** Starts the program; it ends with the run, also when this process dies. */
export async function startRemote<M extends Methods>(
  run: Supervised,
  program: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Remote<M>> {
  const child = fork(program, [], { env, detached: true, serialization: 'advanced' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  run.onStop(async (graceMs = 5_000) => {
    if (child.connected) child.disconnect();
    const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(force);
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    void ended.then(() => reject(new Error(`${program} did not start.`)));
  });
  return new Remote<M>(child, program);
}

import { once } from 'node:events';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Longest evaluation, in milliseconds: then its thread is ended and another takes its place. */
export const LONGEST_MS = 1_000;
/** Memory of one thread, in MiB. */
const MEMORY_MB = 64;
/** Workspaces whose context a thread keeps. */
const MOST_WORKSPACES = 16;

export interface Evaluation {
  readonly workspaceId: string;
  readonly expression: string;
  /** JSON. */
  readonly input: string;
  /** JSON of an object: the variables by their names, without `$`. */
  readonly variables: string;
}

/** How an evaluation ended: JSON (nothing when the expression has no value), or what went wrong. */
export type Evaluated =
  { readonly output: string | undefined } | { readonly problem: string } | { readonly tooLong: true };

type Answer = { readonly id: number; readonly output?: string; readonly problem?: string };

/**
 * A thread that evaluates JSONata expressions, one at a time, within bounds of time and memory that hold whatever the
 * expression does: the thread is ended from outside.
 */
export class Sandbox {
  private thread?: Promise<Worker>;
  private counter = 0;

  /** Rejects only when no thread can be started. */
  async evaluate(evaluation: Evaluation): Promise<Evaluated> {
    const thread = await (this.thread ??= start());
    const id = ++this.counter;
    const { promise, resolve } = Promise.withResolvers<Evaluated>();
    const answered = (answer: Answer) => {
      if (answer.id !== id) return;
      resolve(answer.problem === undefined ? { output: answer.output } : { problem: answer.problem });
    };
    // Whatever did not answer is of no more use.
    const end = (evaluated: Evaluated) => {
      void this.stop();
      resolve(evaluated);
    };
    const broke = ({ code }: { code?: string }) =>
      end({ problem: code === 'ERR_WORKER_OUT_OF_MEMORY' ? `took more than ${MEMORY_MB} MiB` : 'broke its thread' });
    const exited = () => end({ problem: 'ended its thread' });
    const deadline = setTimeout(() => end({ tooLong: true }), LONGEST_MS);
    thread.on('message', answered).on('error', broke).on('exit', exited);
    thread.postMessage({ id, ...evaluation });
    const evaluated = await promise;
    clearTimeout(deadline);
    // Its last error is listened to still: an error that nobody hears ends the process.
    thread.off('message', answered).off('exit', exited);
    if (this.thread !== undefined) thread.off('error', broke);
    return evaluated;
  }

  async stop(): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    await (await thread?.catch(() => undefined))?.terminate();
  }
}

async function start(): Promise<Worker> {
  const thread = new Worker(join(__dirname, `sandbox.worker${extname(__filename)}`), {
    workerData: { jsonata: require.resolve('jsonata'), mostWorkspaces: MOST_WORKSPACES },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    env: {},
    // None of ours, such as a debugger's port.
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
  });
  await once(thread, 'message');
  // It must not keep a process from ending.
  thread.unref();
  return thread;
}

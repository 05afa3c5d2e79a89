import { Readable } from 'node:stream';
import { runCli } from '../../apps/cli/src/run-cli';

export interface CommandLineResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as `--json` prints it. */
  json<T = Record<string, unknown>>(): T;
}

export interface CommandLineOptions {
  readonly stdin?: string;
  readonly signal?: AbortSignal;
  readonly onLine?: (line: string) => void;
}

/** Runs `npx signalbox` in this process, with the environment on top of its own. */
export async function signalbox(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  { stdin = '', signal = new AbortController().signal, onLine }: CommandLineOptions = {},
): Promise<CommandLineResult> {
  // The product's modules read the process's own.
  Object.assign(process.env, env);
  let [out, err] = ['', ''];
  const exitCode = await runCli(args, {
    env: { ...process.env, ...env },
    stdin: Readable.from([stdin]) as never,
    stdout: {
      write: (text) => {
        out += text;
        onLine?.(text);
      },
    },
    stderr: { write: (text) => (err += text) },
    signal,
  });
  return { exitCode, stdout: out, stderr: err, json: <T>() => JSON.parse(out) as T };
}

import { spawn } from 'node:child_process';
import { projectEnv, projectFolder } from './project.mts';

export interface CommandResult {
  ok: boolean;
  output: string;
}

export interface CommandOptions {
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  /** Shows what it writes to stderr as it comes instead of keeping it. */
  showStderr?: boolean;
}

/** Runs a command in the project's folder to its end and keeps what it prints. Never throws. */
export function runCommand(command: string, args: string[], options: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectFolder,
      env: options.env ?? projectEnv(),
      stdio: ['ignore', 'pipe', options.showStderr ? 'inherit' : 'pipe'],
      ...(options.signal && { signal: options.signal }),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.once('error', (error) => resolve({ ok: false, output: `${output}${command}: ${error.message}\n` }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

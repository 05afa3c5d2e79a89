import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { until } from './until.mts';

/**
 * The server that runs on this data folder, from its `postmaster.pid` (line 1: process id, line 4: port, line 8: state).
 * Waits for one that is starting or stopping. The file of a dead server is left for PostgreSQL, which checks it better
 * than we could, unless the process id has gone to another program meanwhile.
 *
 * @param data the folder's real path
 */
export async function runningPostmaster(data: string): Promise<{ port: number } | undefined> {
  const file = join(data, 'postmaster.pid');
  const found = await until('the PostgreSQL that is starting or stopping', 60_000, async () => {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    const pid = Number(lines[0]);
    if (!pid || !isAlive(pid)) return 'none';
    if (!worksIn(pid, data)) {
      disown(file, lines);
      return 'none';
    }
    const port = Number(lines[3]);
    return lines[7]?.trim() === 'ready' && (await accepts(port)) ? { port } : undefined;
  });
  return found === 'none' ? undefined : found;
}

/**
 * PostgreSQL would take the stranger for its predecessor and refuse to start. It ignores its own parent's id, which is
 * ours; the rest of the file stays, for its check that no process of the dead server still uses the data.
 */
function disown(file: string, lines: string[]): void {
  writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** PostgreSQL works in its data folder; where there is no /proc, its command line names it. */
function worksIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    if (existsSync('/proc')) return false; // a process that has ended, but that nobody has buried yet
    const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
    return command.includes('postgres');
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** CPU time used so far, by the name of the process. */
export type CpuSeconds = Map<string, number>;

/** The unit of times in /proc/[pid]/stat: hundredths of a second on every Linux (proc_pid_stat(5)). */
const TICKS_PER_SECOND = 100;

interface Process {
  pid: number;
  parent: number;
  /** Its own time and that of its ended children. */
  ticks: number;
  command: string;
}

/** Of this process and of those it started, each with all below it. Empty where there is no /proc. */
export function cpuSeconds(): CpuSeconds {
  const all = readProcesses();
  const ticksOf = (one: Process): number =>
    all.filter(({ parent }) => parent === one.pid).reduce((sum, child) => sum + ticksOf(child), one.ticks);
  const used: CpuSeconds = new Map();
  for (const child of all.filter(({ parent }) => parent === process.pid)) {
    const name = nameOf(child.command);
    if (name) used.set(name, (used.get(name) ?? 0) + ticksOf(child) / TICKS_PER_SECOND);
  }
  return used;
}

function readProcesses(): Process[] {
  try {
    const pids = readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0);
    return pids.flatMap((pid) => readProcess(pid) ?? []);
  } catch {
    return [];
  }
}

function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // Fields from the third on: the second, the name in parentheses, may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid, parent: Number(fields[1]), ticks, command };
  } catch {
    return undefined; // it has ended
  }
}

function nameOf(command: string): string | undefined {
  if (command.includes('tether')) return undefined;
  if (/\/postgres /.test(command)) return 'PostgreSQL';
  if (/(redis|valkey)-server/.test(command)) return 'Redis';
  const app = /apps\/(\w+)\/src\/main\.js/.exec(command);
  if (app) return app[1];
  const program = /(\S+)\.mts/.exec(command)?.[1];
  return program && basename(program);
}

import type { BenchStack } from './bench-stack.mts';
import { rounded } from './figures.mts';
import { type CpuSeconds, cpuSeconds } from './processes.mts';
import { countStatements, type StatementTime } from './statements.mts';

/** Where the time of one round went. */
export interface Profile {
  title: string;
  /** How many of `unit` the round had. */
  items: number;
  unit: string;
  statements: { statement: string; calls: number; 'ms total': number; 'µs per item': number }[];
  /** One line per process, PostgreSQL's taken together. Empty where the system does not tell (only Linux does). */
  processes: { process: string; 'CPU s': number; cores: number; 'µs per item': number }[];
}

/** Runs a round that counts for nothing but its profile. @param round answers how many items it had */
export async function profiled(
  { superuserUrl }: BenchStack,
  { title, unit }: { title: string; unit: string },
  round: () => Promise<number>,
): Promise<Profile> {
  const [startedAt, before] = [performance.now(), cpuSeconds()];
  let items = 0;
  const times = await countStatements(superuserUrl, async () => {
    items = await round();
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const after = cpuSeconds();
  return {
    title,
    unit,
    items,
    statements: statementsOf(times, items),
    processes: processesOf(before, after, seconds, items),
  };
}

function statementsOf(times: readonly StatementTime[], items: number): Profile['statements'] {
  return times.map(({ statement, calls, ms }) => ({
    statement,
    calls,
    'ms total': rounded(ms),
    'µs per item': rounded((ms * 1_000) / items),
  }));
}

function processesOf(before: CpuSeconds, after: CpuSeconds, seconds: number, items: number): Profile['processes'] {
  return [...after]
    .map(([process, used]) => ({ process, used: used - (before.get(process) ?? 0) }))
    .filter(({ used }) => used > 0.05)
    .toSorted((a, b) => b.used - a.used)
    .map(({ process, used }) => ({
      process,
      'CPU s': rounded(used),
      cores: rounded(used / seconds),
      'µs per item': rounded((used * 1_000_000) / items),
    }));
}

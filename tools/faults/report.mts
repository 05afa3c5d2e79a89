import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpus, totalmem } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { projectFolder } from '../stack/project.mts';
import type { Injected } from './inject.mts';
import { type Ledger, WAYS } from './ledger.mts';
import type { Check } from './verdict.mts';

export interface FaultsResult {
  readonly seed: number;
  readonly seconds: number;
  readonly injected: Injected;
  readonly ledger: Ledger;
  readonly checks: readonly Check[];
  readonly unexpectedEnds: readonly string[];
}

/** Prints the tables and one line of JSON. Returns whether everything held. */
export function printResult(result: FaultsResult): boolean {
  console.log();
  console.table(Object.fromEntries(result.injected));
  console.table(figures(result));
  for (const { what, against } of result.checks) {
    console.log(`  ${against.length === 0 ? '✓' : '✗'} ${what}`);
    for (const found of against.slice(0, 5)) console.log(`      ${found}`);
  }
  for (const [end, times] of counted(result.unexpectedEnds)) {
    console.log(`  ended by itself and was started again: ${end}, ${times} times`);
  }
  console.log(`\n${JSON.stringify(figures(result))}`);
  return result.checks.every(({ against }) => against.length === 0);
}

function counted(ends: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const end of ends) times.set(end, (times.get(end) ?? 0) + 1);
  return times;
}

/** What the JSON line says, too. */
function figures({ seed, seconds, injected, ledger, checks }: FaultsResult) {
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);
  const lost = new Set(WAYS.flatMap((way) => ledger.missing(way).map(({ id }) => id)));
  return {
    faults: sum(injected.values()),
    accepted: ledger.accepted.size,
    lost: lost.size,
    deliveries: sum(WAYS.map((way) => ledger.arrivals[way].filter(({ accepted }) => accepted).length)),
    duplicates: sum(WAYS.map((way) => ledger.duplicates(way).length)),
    outOfOrder: ledger.outOfOrder().length,
    refusedRequests: sum(ledger.refusals.values()),
    failedChecks: checks.filter(({ against }) => against.length > 0).length,
    seconds: Math.round(seconds),
    seed,
  };
}

/** Writes docs/reliability.md. */
export async function writeDocument(result: FaultsResult, command: string): Promise<void> {
  const file = join(projectFolder, 'docs', 'reliability.md');
  writeFileSync(file, await format(textOf(result, command), { ...(await resolveConfig(file)), filepath: file }));
}

function textOf(result: FaultsResult, command: string): string {
  const machine = {
    CPU: `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    'Node.js': process.versions.node,
  };
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const table = (head: string[], rows: (string | number)[][]) =>
    [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
  const { injected, ledger, checks, unexpectedEnds } = result;
  return `# Reliability under faults

Written by \`${command}\` on ${new Date().toISOString().slice(0, 10)}.

Two api and two worker processes take signed events and deliver each on two ways, one of them in the order of its key,
while one fault after another is injected, in random order (\`tools/faults/kinds.mts\` is what is done to them). A ledger that
knows only what the sender and the destination saw is held against what was promised (\`tools/faults/verdict.mts\`). The
sender sends an event again until it is answered 202, as real providers do; so what was refused meanwhile is no loss. The
same seed takes the same faults in the same order; \`npm run faults\` takes another one each time.

${table(['machine', ''], Object.entries(machine))}

${table(['fault', 'times'], [...injected])}

${table(['figure', ''], Object.entries(figures(result)))}

${table(
  ['promise', 'held'],
  checks.map(({ what, against }) => [what, against.length === 0 ? 'yes' : `no: ${against.length}`]),
)}

Instead of a 202 the sender heard (401: what it forged on purpose): ${[...ledger.refusals].map(([what, times]) => `${what} (${times} times)`).join(', ') || 'nothing else'}.
Processes that ended by themselves and were started again: ${unexpectedEnds.length}.
`;
}

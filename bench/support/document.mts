import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectFolder } from '../../tools/stack/project.mts';
import type { Bench, BenchResult } from './bench.mts';
import { type Comparison, lineOf } from './comparison.mts';
import { rounded } from './figures.mts';
import type { Machine } from './machine.mts';
import type { Profile } from './profile.mts';

export interface Measured {
  bench: Bench;
  result: BenchResult;
}

type Row = Record<string, string | number>;

/** Writes docs/benchmarks.md. */
export async function writeDocument(machine: Machine, date: Date, measured: readonly Measured[]): Promise<void> {
  const file = join(projectFolder, 'docs', 'benchmarks.md');
  const options = { ...(await resolveConfig(file)), filepath: file };
  writeFileSync(file, await format(textOf(machine, date, measured), options));
}

function textOf(machine: Machine, date: Date, measured: readonly Measured[]): string {
  const about = { Date: date.toISOString().slice(0, 10), Command: '`npm run bench`', ...machine };
  return [
    '# Benchmarks',
    '<!-- Made by `npm run bench`. Do not edit: the next run writes it anew. -->',
    'Made by `npm run bench`, which brings up its own PostgreSQL and Redis, runs the product as it ships, and measures every side in the same run, in turns. Figures are medians of the rounds shown. A ratio above 1 always means that we are better. A mark counts as met within 10 % noise when a median misses it by no more than that.',
    table(Object.entries(about).map(([what, value]) => ({ '': what, measured: value }))),
    '## The marks',
    table(measured.flatMap(({ result }) => result.comparisons.filter(({ mark }) => mark).map(markRow))),
    ...measured.flatMap(section),
  ].join('\n\n');
}

function section({ bench, result }: Measured): string[] {
  const { comparisons, profiles = [] } = result;
  return [
    `## ${bench.name}`,
    bench.measured.map((sentence) => `- ${sentence}`).join('\n'),
    table(comparisons.map(comparisonRow)),
    ...profiles.flatMap(profileText),
  ];
}

function profileText({ title, items, unit, statements, processes }: Profile): string[] {
  return [
    `Where our time goes: one more round of ${title}, ${items.toLocaleString('en')} ${unit}. PostgreSQL's time by statement runs from a statement's start to its end, waiting included; statements run beside each other. A COMMIT's time ends before the log is flushed: that is a line of its own.`,
    table(statements.map((row) => ({ ...row, statement: `\`${row.statement.replaceAll('|', '\\|')}\`` }))),
    ...(processes.length > 0 ? ['CPU by process; 1 core is one core busy all the time.', table(processes)] : []),
  ];
}

function markRow(comparison: Comparison): Row {
  const { bench, against, unit, self, ratio, mark = '', verdict = '' } = lineOf(comparison);
  return { bench, against: against ?? '–', unit, ours: self, ratio: ratio ?? '–', mark, verdict };
}

function comparisonRow(comparison: Comparison): Row {
  const { against, unit, self, other, ratio } = lineOf(comparison);
  const sides = [comparison.self, comparison.other ?? []].filter((values) => values.length > 0);
  const rounds = sides.map((values) => values.map(rounded).join(', ')).join(' against ');
  return {
    unit: `${comparison.bench}, ${unit}`,
    ours: self,
    against: against ?? '–',
    other: other ?? '–',
    ratio: ratio ?? '–',
    rounds,
  };
}

function table(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => row[column] ?? ''))),
  ].join('\n');
}

import type { BenchResult } from './bench.mts';
import { type Comparison, lineOf } from './comparison.mts';
import { rounded } from './figures.mts';
import type { Profile } from './profile.mts';

/** Prints every round, the medians and the profile for people, and then one line of JSON per comparison for programs. */
export function report({ comparisons, profiles = [] }: BenchResult): void {
  const lines = comparisons.map(lineOf);
  console.table(
    Object.fromEntries(
      lines.map(({ bench, unit, self, against, other, ratio, mark, verdict }, index) => [
        `${bench}, ${unit}${against ? `, against ${against}` : ''}`,
        {
          self,
          other: other ?? '',
          ratio: ratio ?? '',
          mark: mark ?? '',
          verdict: verdict ?? '',
          ...rounds(comparisons[index]),
        },
      ]),
    ),
  );
  for (const profile of profiles) print(profile);
  for (const line of lines) console.log(JSON.stringify(line));
}

function rounds(comparison: Comparison | undefined): { rounds: string } {
  const sides = [comparison?.self ?? [], comparison?.other ?? []].filter((values) => values.length > 0);
  return { rounds: sides.map((values) => values.map(rounded).join(' ')).join(' | ') };
}

function print({ title, items, unit, statements, processes }: Profile): void {
  console.log(`Profile: ${title}, ${items} ${unit}. PostgreSQL by statement, then CPU by process.`);
  console.table(statements);
  console.table(processes);
}

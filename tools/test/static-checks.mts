import { build } from '../stack/build.mts';
import { type CommandResult, runCommand } from '../stack/command.mts';

const command =
  (name: string, ...args: string[]) =>
  (signal: AbortSignal) =>
    runCommand(name, args, { signal });

/** In the order in which they are reported. */
const CHECKS = {
  format: command('prettier', '--check', '--log-level', 'warn', '.'),
  lint: command('eslint', '.', '--max-warnings', '0'),
  'dependency rules': command('depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'migrations'),
  types: command('tsc', '--noEmit', '-p', 'tsconfig.json'),
  'console types': command('tsc', '--noEmit', '-p', 'apps/console/tsconfig.json'),
  build,
};
type Title = keyof typeof CHECKS;

/** What runs after what, in two lanes of about the same length. */
const LANES: Title[][] = [
  ['lint', 'format'],
  ['build', 'types', 'console types', 'dependency rules'],
];

/** Runs all checks, prints each one's outcome, and returns the titles of those that failed. */
export async function runStaticChecks(signal: AbortSignal): Promise<Title[]> {
  const outcomes = new Map<Title, ReturnType<typeof timed>>();
  for (const lane of LANES) {
    let previous: Promise<unknown> = Promise.resolve();
    for (const title of lane) {
      const outcome = previous.then(() => timed(title, signal));
      outcomes.set(title, outcome);
      previous = outcome;
    }
  }
  const failed: Title[] = [];
  for (const title of Object.keys(CHECKS) as Title[]) {
    const { ok, output, seconds } = await outcomes.get(title)!;
    console.log(`${ok ? '✓' : '✗'} ${title} (${seconds} s)`);
    if (ok) continue;
    console.log(output.trimEnd());
    failed.push(title);
  }
  return failed;
}

async function timed(title: Title, signal: AbortSignal): Promise<CommandResult & { seconds: string }> {
  const startedAt = performance.now();
  const result = await CHECKS[title](signal);
  return { ...result, seconds: ((performance.now() - startedAt) / 1000).toFixed(1) };
}

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../stack/command.mts';
import { projectEnv, projectFolder } from '../stack/project.mts';
import type { Stack } from '../stack/stack.mts';

export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of Jest's JSON result that is read here. */
interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that broke before any of their tests ran. */
  numRuntimeErrorTestSuites: number;
}

/** Runs Jest on the stack, its output as it comes. Anything wrong besides a test counts as one failure. */
export async function runJest(stack: Stack, args: string[], signal: AbortSignal): Promise<TestCounts> {
  const resultFile = join(projectFolder, '.cache', `jest-result-${process.pid}.json`);
  mkdirSync(join(projectFolder, '.cache'), { recursive: true });
  const jest = join(projectFolder, 'node_modules', 'jest', 'bin', 'jest.js');
  const report = ['--json', `--outputFile=${resultFile}`];
  const { ok } = await runCommand(process.execPath, ['--experimental-vm-modules', jest, ...report, ...args], {
    env: {
      ...projectEnv(),
      DATABASE_URL: stack.databaseUrl,
      REDIS_URL: stack.redisUrl,
      NODE_ENV: 'test',
      // Not its warning on every file that Jest's modules are experimental.
      NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --disable-warning=ExperimentalWarning`.trim(),
    },
    signal,
    showStderr: true, // where Jest reports; on stdout it repeats its JSON
  });
  const counts = existsSync(resultFile) ? count(JSON.parse(readFileSync(resultFile, 'utf8')) as JestResult) : NOTHING;
  rmSync(resultFile, { force: true });
  const wrong = !ok || counts.passed + counts.failed === 0;
  return wrong && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const NOTHING: TestCounts = { passed: 0, failed: 0, skipped: 0 };

function count(result: JestResult): TestCounts {
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

import { join } from 'node:path';
import { findChromium } from './browser/chromium.mts';
import { build, isBuilt } from './stack/build.mts';
import { findPackagedPostgres } from './stack/packaged-postgres.mts';
import { startPostgres } from './stack/postgres.mts';
import { projectFolder } from './stack/project.mts';
import { findPgBouncer } from './stack/pgbouncer-program.mts';
import { findRedis } from './stack/redis-program.mts';
import { startStack } from './stack/stack.mts';
import { Finished, supervise } from './stack/supervise.mts';
import { runJest } from './test/jest-run.mts';
import { mayRun } from './test/selected-tests.mts';
import { runStaticChecks } from './test/static-checks.mts';

// npm test: everything a change must pass. npm test -- <jest arguments>: only those tests, without the static checks.
await supervise(async (run) => {
  const jestArgs = process.argv.slice(2);
  const startedAt = performance.now();
  const failedChecks = await (jestArgs.length === 0 ? staticChecks(run.signal) : freshBuild(run.signal));

  heading('Tests');
  const dataDir = join(projectFolder, '.cache', 'test-stack');
  const stack = await startStack({ dataDir, durable: false, log: console.log });
  run.onStop((graceMs) => stack.stop(graceMs));
  provideChromium(jestArgs);
  provideRedisProgram(join(dataDir, 'redis'));
  providePgBouncer(jestArgs, join(dataDir, 'pgbouncer'));
  await provideOlderPostgres(jestArgs, (step) => run.onStop(step));
  const { passed, failed, skipped } = await runJest(stack, jestArgs, run.signal);

  const seconds = Math.round((performance.now() - startedAt) / 1000);
  heading(`Total (${seconds} s)`);
  if (failedChecks.length > 0) console.log(`Failed checks: ${failedChecks.join(', ')}`);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  throw new Finished(failed > 0 || failedChecks.length > 0 ? 1 : 0);
}, 130);

async function staticChecks(signal: AbortSignal): Promise<string[]> {
  heading('Static checks');
  return runStaticChecks(signal);
}

/** Some tests start what is in dist. */
async function freshBuild(signal: AbortSignal): Promise<string[]> {
  if (isBuilt()) return [];
  heading('Build');
  const { ok, output } = await build(signal);
  if (!ok) console.log(output.trimEnd());
  return ok ? [] : ['build'];
}

/** For the browser tests, which tell what is missing where this does not find it. */
function provideChromium(jestArgs: string[]): void {
  if (!mayRun(jestArgs, 'browser')) return;
  try {
    process.env['CHROMIUM_PATH'] = findChromium(console.log);
  } catch (error) {
    console.log((error as Error).message);
  }
}

/** For the tests of clusters and sentinels, which start their own. */
function provideRedisProgram(folder: string): void {
  const { command, env } = findRedis(folder, console.log);
  process.env['REDIS_PROGRAM'] = command;
  if (env['LD_LIBRARY_PATH']) process.env['REDIS_LIBRARIES'] = env['LD_LIBRARY_PATH'];
}

/** For the test of the pooler, which tells what is missing where this does not find it. */
function providePgBouncer(jestArgs: string[], folder: string): void {
  if (!mayRun(jestArgs, 'e2e/growing')) return;
  try {
    const { command, env } = findPgBouncer(folder, console.log);
    process.env['PGBOUNCER_PROGRAM'] = command;
    if (env['LD_LIBRARY_PATH']) process.env['PGBOUNCER_LIBRARIES'] = env['LD_LIBRARY_PATH'];
  } catch (error) {
    console.log((error as Error).message);
  }
}

/** For the tests of backups: a PostgreSQL of the machine's packages, with its tools. */
async function provideOlderPostgres(jestArgs: string[], onStop: (step: () => Promise<void>) => void): Promise<void> {
  if (!mayRun(jestArgs, 'e2e/backup') && !mayRun(jestArgs, 'e2e/docs')) return;
  const folder = join(projectFolder, '.cache', 'test-stack', 'packaged-postgres');
  try {
    const packaged = findPackagedPostgres(folder, console.log);
    const server = await startPostgres({ dataDir: folder, durable: false, log: console.log, packaged });
    onStop(() => server.stop());
    process.env['PACKAGED_DATABASE_URL'] = server.url;
    process.env['SIGNALBOX_POSTGRES_BIN'] = join(packaged.native, 'bin');
    if (packaged.env['LD_LIBRARY_PATH']) process.env['POSTGRES_LIBRARIES'] = packaged.env['LD_LIBRARY_PATH'];
  } catch (error) {
    console.log((error as Error).message);
  }
}

function heading(title: string): void {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 70 - title.length))}`);
}

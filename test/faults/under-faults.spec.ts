import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PROJECT = join(__dirname, '../..');

/** A short form of `npm run faults`: another seed takes other faults first. FAULTS_TEST=full takes fifteen minutes. */
const FULL = process.env.FAULTS_TEST === 'full';
const [MINUTES, SEED] = FULL ? ['15', '15'] : ['0.3', '4'];
const DEADLINE_MS = Number(MINUTES) * 60_000 + 240_000;

describe('the product under load and faults', () => {
  it(
    'loses nothing, keeps the order of keys and the audit chains, and delivers twice only where an attempt was cut',
    async () => {
      const args = ['tools/faults.mts', '--minutes', MINUTES, '--seed', SEED, '--rate', '25'];
      const { stdout } = await promisify(execFile)(process.execPath, args, {
        cwd: PROJECT,
        timeout: DEADLINE_MS,
      }).catch((error: Error & { stdout?: string }) => ({ stdout: `${error.message}\n${error.stdout ?? ''}` }));
      const line = stdout.split('\n').findLast((text) => text.startsWith('{'));
      if (line === undefined) throw new Error(stdout);
      const { faults, accepted, ...rest } = JSON.parse(line) as Record<string, number>;
      process.stderr.write(`${line}\n`);
      if (rest.failedChecks !== 0) throw new Error(stdout);
      expect(rest).toMatchObject({ lost: 0, outOfOrder: 0, failedChecks: 0 });
      expect(faults).toBeGreaterThanOrEqual(FULL ? 60 : 3);
      expect(accepted).toBeGreaterThanOrEqual(100);
    },
    DEADLINE_MS + 10_000,
  );
});
